package unimig.converter.build;

import java.nio.file.Path;

/** Names files as diagnostics and jars do. */
final class RelativePaths {
  private RelativePaths() {}

  /** {@code file} below {@code directory}, with {@code /} between its parts. */
  static String of(Path directory, Path file) {
    return directory.relativize(file).toString().replace('\\', '/');
  }
}
