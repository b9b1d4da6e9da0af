package unimig.converter.script;

/**
 * A parsed script.
 *
 * @param path virtual, of its file
 * @param code that was parsed
 * @param tree JSON as {@code syntax.cjs} writes it; offsets count from 0 in {@code code}
 * @param shift by which columns of the first line differ in places of the run
 */
public record Syntax(String path, String code, String tree, int shift) {}
