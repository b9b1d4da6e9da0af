package unimig.converter.emit;

/**
 * A file to write.
 *
 * @param path relative to the output directory, with {@code /} between its parts
 * @param text to be written as UTF-8
 */
public record EmittedFile(String path, String text) {}
