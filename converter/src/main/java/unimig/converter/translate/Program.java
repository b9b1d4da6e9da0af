package unimig.converter.translate;

import java.util.List;
import java.util.Set;

/**
 * A translated migration. In its Java {@code sql(3)} stands for the third statement and its values;
 * counting is from 0.
 *
 * @param up statements of Java, with comments
 * @param down likewise
 * @param methods declarations of further methods, in order of first use
 * @param statements that {@code sql(n)} stands for
 * @param imports qualified names
 */
public record Program(
    String up,
    String down,
    List<String> methods,
    List<Sent> statements,
    Set<String> imports,
    boolean transactional) {
  public Program {
    methods = List.copyOf(methods);
    statements = List.copyOf(statements);
    imports = Set.copyOf(imports);
  }
}
