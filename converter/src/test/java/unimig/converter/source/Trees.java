package unimig.converter.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import unimig.runner.diagnostic.Diagnostic;

/** Small projects, and what is read of them. */
final class Trees {
  static final String KNEX =
      "exports.up = async (knex) => {};\nexports.down = async (knex) => {};\n";

  private Trees() {}

  /** Writes {@code text} as UTF-8. */
  static Path write(Path root, String path, String text) {
    return write(root, path, text.getBytes(StandardCharsets.UTF_8));
  }

  static Path write(Path root, String path, byte[] bytes) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes Knex migrations that do nothing. */
  static void knex(Path root, String directory, String... names) {
    for (String name : names) {
      write(root, directory + "/" + name, KNEX);
    }
  }

  static Sources read(Path... paths) {
    return SourceReader.read(
        List.of(paths), SourceSettings.NONE, (file, environment) -> KnexSettings.DEFAULT);
  }

  static Sources read(KnexSettings settings, Path... paths) {
    return SourceReader.read(List.of(paths), SourceSettings.NONE, (file, environment) -> settings);
  }

  /** Legacy names by set, in order. */
  static Map<String, List<String>> names(Sources sources) {
    Map<String, List<String>> names = new TreeMap<>();
    for (SourceSet set : sources.sets()) {
      names.put(set.name(), set.migrations().stream().map(LegacyMigration::legacyName).toList());
    }
    return names;
  }

  /** {@code severity code place} of each finding, in order. */
  static List<String> codes(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(d -> d.severity() + " " + d.code() + " " + d.place()).toList();
  }

  /** Settings that name directories. */
  static KnexSettings settings(boolean separately, String... directories) {
    return new KnexSettings(
        List.of(directories),
        separately,
        List.of(),
        Optional.of("changes"),
        Optional.of("ops"),
        List.of(),
        Optional.of("pg"),
        false,
        false,
        false,
        false);
  }
}
