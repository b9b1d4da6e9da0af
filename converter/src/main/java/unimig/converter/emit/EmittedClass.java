package unimig.converter.emit;

/**
 * A Java migration.
 *
 * @param path relative to the output directory: {@code java/db/migration/V1__a.java}
 * @param text source code, with line feeds
 * @param checksum what its {@code getChecksum()} returns
 */
public record EmittedClass(String path, String text, int checksum) {}
