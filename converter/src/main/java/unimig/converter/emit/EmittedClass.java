package unimig.converter.emit;

/**
 * A Java migration.
 *
 * @param path relative to the output directory: {@code java/db/migration/V1__a.java}
 * @param text source code, with line feeds
 */
public record EmittedClass(String path, String text) {}
