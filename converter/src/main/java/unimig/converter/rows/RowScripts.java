package unimig.converter.rows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The directory with users' own rows: {@code <name of the migration>.sql}, without the migration's
 * extension.
 *
 * @param directory if there is one
 */
public record RowScripts(Optional<Path> directory) {
  /** There are none. */
  public static final RowScripts NONE = new RowScripts(Optional.empty());

  /**
   * The rows for a migration, if somebody wrote any.
   *
   * @param source path of the legacy file; a migration in a folder of its own, as Prisma's, has the
   *     folder's name
   * @throws RowsException if the file cannot be read
   */
  public Optional<RowScript> of(String source) {
    return directory.map(each -> each.resolve(stem(source) + ".sql")).flatMap(RowScripts::read);
  }

  /** Where a project has the rows for a migration, such as {@code rows/001_users.sql}. */
  public static String file(String source) {
    return "rows/" + stem(source) + ".sql";
  }

  private static String stem(String source) {
    Path path = Path.of(source);
    String name = path.getFileName().toString();
    Path parent = path.getParent();
    if (name.equals("migration.sql") && parent != null) {
      return parent.getFileName().toString();
    }
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static Optional<RowScript> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      String sql = Files.readString(file, StandardCharsets.UTF_8);
      return Optional.of(new RowScript("rows/" + file.getFileName(), sql));
    } catch (IOException e) {
      throw new RowsException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
