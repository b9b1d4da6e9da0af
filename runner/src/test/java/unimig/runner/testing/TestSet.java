package unimig.runner.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import unimig.runner.engine.ConvertedSet;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.LegacySet;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.ManifestFile;
import unimig.runner.manifest.Mode;
import unimig.runner.manifest.Needs;
import unimig.runner.manifest.SetKind;

/** Writes a converted set into a directory, piece by piece. */
public final class TestSet {
  private final Path directory;
  private final List<Entry> entries = new ArrayList<>();
  private List<LegacySet> sets =
      List.of(
          new LegacySet(
              "shop",
              SetKind.KNEX,
              List.of("legacy"),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));

  public TestSet(Path directory) {
    this.directory = directory;
  }

  public Path directory() {
    return directory;
  }

  /** A file below {@code sql}. */
  public TestSet sql(String name, String text) {
    write(directory.resolve("sql").resolve(name), text);
    return this;
  }

  /** Takes a file below {@code sql} away. */
  public TestSet withoutSql(String name) {
    try {
      Files.delete(directory.resolve("sql").resolve(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A class {@code db.migration.<name>} that extends {@code ConvertedMigration}.
   *
   * @param body methods; {@code unimig.runner.api} and {@code java.util} are imported
   */
  public TestSet java(String name, String body) {
    return java(name, "ConvertedMigration", body);
  }

  public TestSet java(String name, String superclass, String body) {
    write(
        directory.resolve("java/db/migration").resolve(name + ".java"),
        """
        package db.migration;
        import java.util.*;
        import unimig.runner.api.*;
        public final class %s extends %s {
        %s
        }
        """
            .formatted(name, superclass, body));
    return this;
  }

  /** An entry of the manifest. */
  public TestSet entry(String version, Mode mode, String artifact, String... environment) {
    return entry(
        new Entry(
            "shop",
            version + ".js",
            "legacy/" + version + ".js",
            "00".repeat(32),
            version,
            "x",
            Optional.of(artifact),
            Optional.empty(),
            mode,
            true,
            true,
            Optional.of(checksum(artifact)),
            new Needs(List.of(environment), List.of())));
  }

  public TestSet entry(Entry entry) {
    entries.add(entry);
    return this;
  }

  /** Instead of one of Knex without a history table. */
  public TestSet sets(LegacySet... instead) {
    sets = List.of(instead);
    return this;
  }

  /** Of a script that is there already as Flyway computes it; else a number. */
  private int checksum(String artifact) {
    Path script = directory.resolve(artifact);
    if (!artifact.endsWith(".sql") || !Files.exists(script)) {
      return 1;
    }
    CRC32 sum = new CRC32();
    try {
      Files.readString(script).lines().forEach(line -> sum.update(line.getBytes(UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return (int) sum.getValue();
  }

  /** Compiles what there is and reads the set as the command does. */
  public ConvertedSet build() {
    Path sources = directory.resolve("java");
    if (Files.exists(sources)) {
      Path classes = directory.resolve("classes");
      JavaSources.compile(sources, classes, System.getProperty("java.class.path"));
      JavaSources.pack(classes, directory.resolve(ConvertedSet.JAR));
    }
    if (!entries.isEmpty()) {
      ManifestFile.write(directory.resolve(Manifest.FILE_NAME), new Manifest(sets, entries));
    }
    return ConvertedSet.in(directory);
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
