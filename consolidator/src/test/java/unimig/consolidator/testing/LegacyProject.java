package unimig.consolidator.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.flywaydb.core.api.MigrationVersion;
import unimig.runner.certificate.Sha256;
import unimig.runner.engine.ConvertedSet;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.LegacySet;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.ManifestFile;
import unimig.runner.manifest.Mode;
import unimig.runner.manifest.Needs;
import unimig.runner.manifest.SetKind;
import unimig.runner.testing.JavaSources;

/** A converted set of several legacy sets, written into a directory as conversion does. */
public final class LegacyProject {
  private static final int JAVA_CHECKSUM = 4711;

  private final Path directory;
  private final List<LegacySet> sets = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();

  public LegacyProject(Path directory) {
    this.directory = directory;
  }

  public Path directory() {
    return directory;
  }

  /** A set that keeps its history where its tool does by default. */
  public LegacyProject set(String name, SetKind kind) {
    return set(
        name,
        kind,
        switch (kind) {
          case KNEX -> Optional.of("knex_migrations");
          case PRISMA -> Optional.of("_prisma_migrations");
          case SQL -> Optional.empty();
        },
        Optional.empty());
  }

  public LegacyProject set(
      String name, SetKind kind, Optional<String> table, Optional<String> schema) {
    sets.add(new LegacySet(name, kind, List.of("legacy/" + name), table, schema, Optional.empty()));
    return this;
  }

  /** A migration that became a script. */
  public LegacyProject sql(String set, String legacyName, String version, String sql) {
    String artifact = "sql/V" + version + "__" + description(legacyName) + ".sql";
    String text = "-- Converted from legacy/%s/%s\n%s".formatted(set, legacyName, sql);
    write(directory.resolve(artifact), text);
    return entry(set, legacyName, version, artifact, checksum(text), sql);
  }

  /** A migration that became a class, which sends one statement. */
  public LegacyProject java(String set, String legacyName, String version, String sql) {
    String name = "V" + version.replace('.', '_') + "__" + description(legacyName);
    String artifact = "java/db/migration/" + name + ".java";
    write(
        directory.resolve(artifact),
        """
        package db.migration;
        import unimig.runner.api.*;
        public final class %s extends ConvertedMigration {
          @Override protected void up(Session db) { db.execute("%s"); }
          @Override protected void down(Session db) {}
          @Override public Integer getChecksum() { return %d; }
        }
        """
            .formatted(name, sql, JAVA_CHECKSUM));
    return entry(set, legacyName, version, artifact, JAVA_CHECKSUM, sql);
  }

  private LegacyProject entry(
      String set, String legacyName, String version, String artifact, int checksum, String sql) {
    entries.add(
        new Entry(
            set,
            legacyName,
            "legacy/" + set + "/" + legacyName,
            Sha256.of(sql.getBytes(UTF_8)),
            version,
            description(legacyName),
            Optional.of(artifact),
            Optional.empty(),
            artifact.endsWith(".sql") ? Mode.COPIED : Mode.RECORDED,
            true,
            true,
            Optional.of(checksum),
            new Needs(List.of(), List.of())));
    return this;
  }

  public Manifest manifest() {
    return new Manifest(
        sets.stream().sorted(Comparator.comparing(LegacySet::name)).toList(),
        entries.stream()
            .sorted(Comparator.comparing(entry -> MigrationVersion.fromVersion(entry.version())))
            .toList());
  }

  /** Writes the manifest, and leaves classes out. */
  public LegacyProject write() {
    ManifestFile.write(directory.resolve(Manifest.FILE_NAME), manifest());
    return this;
  }

  /** Writes the manifest, compiles classes, and reads the set as the command does. */
  public ConvertedSet build() {
    write();
    Path sources = directory.resolve("java");
    if (Files.exists(sources)) {
      Path classes = directory.resolve("classes");
      JavaSources.compile(sources, classes, System.getProperty("java.class.path"));
      JavaSources.pack(classes, directory.resolve(ConvertedSet.JAR));
    }
    return ConvertedSet.in(directory);
  }

  private static String description(String legacyName) {
    return legacyName.replaceAll("^[Vv]?[0-9]+_*|\\.[a-z.]+$", "").replaceAll("\\W", "_");
  }

  /** As Flyway computes it. */
  private static int checksum(String text) {
    CRC32 sum = new CRC32();
    text.lines().forEach(line -> sum.update(line.getBytes(UTF_8)));
    return (int) sum.getValue();
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
