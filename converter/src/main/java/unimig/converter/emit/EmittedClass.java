package unimig.converter.emit;

import java.util.List;

/**
 * A Java migration.
 *
 * @param path relative to the output directory: {@code java/db/migration/V1__a.java}
 * @param text source code, with line feeds
 * @param statements SQL that its code sends, in order of the code, each on one line; text that only
 *     the run knows is left as Java
 * @param plain how much of its methods is plain Java
 */
public record EmittedClass(String path, String text, List<String> statements, PlainShare plain) {
  public EmittedClass {
    statements = List.copyOf(statements);
  }
}
