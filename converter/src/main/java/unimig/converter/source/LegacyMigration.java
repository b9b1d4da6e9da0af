package unimig.converter.source;

import java.util.Optional;

/**
 * One unit of a legacy set.
 *
 * @param set name of its set
 * @param legacyName as the old tool names it in its history: the file name with its extension for
 *     Knex and plain SQL, the directory name for Prisma
 * @param stem the legacy name without extension and direction, such as {@code 001_users} of {@code
 *     001_users.up.sql}
 * @param path of the script, or of the SQL that goes up, relative to the project root
 * @param hash SHA-256 of the bytes of that file, in lower-case hex
 */
public record LegacyMigration(
    String set, String legacyName, String stem, String path, String hash, Body body) {

  /** What it holds. */
  public sealed interface Body permits Script, Sql {}

  /**
   * A JavaScript or TypeScript program that exports {@code up} and {@code down}.
   *
   * @param text without a byte order mark
   */
  public record Script(String text) implements Body {}

  /**
   * SQL to go up and, if there is any, to go down.
   *
   * @param transactional false if the old tool was told not to open a transaction
   */
  public record Sql(Part up, Optional<Part> down, boolean transactional) implements Body {}

  /**
   * A stretch of a SQL file.
   *
   * @param path of the file, relative to the project root
   * @param hash SHA-256 of the bytes of the whole file, in lower-case hex
   * @param firstLine where {@code text} begins in the file; counts from 1
   * @param text without a byte order mark
   */
  public record Part(String path, String hash, int firstLine, String text) {}
}
