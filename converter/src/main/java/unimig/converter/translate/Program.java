package unimig.converter.translate;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import unimig.converter.catalog.Catalog;

/**
 * A translated migration. In its Java {@code sql(3)} stands for the third statement and its values;
 * counting is from 0.
 *
 * @param up statements of Java, with comments
 * @param down likewise
 * @param methods declarations of further methods, in order of first use
 * @param statements that {@code sql(n)} stands for
 * @param applied numbers of the statements that up may send
 * @param unknownStatements whether it sends any that only the run knows
 * @param imports qualified names
 * @param verbatim whether statements are sent as Knex writes them, to the last space
 * @param constants declarations of constants of the class, some of which may not be used
 */
public record Program(
    String up,
    String down,
    List<String> methods,
    List<Sent> statements,
    Set<Integer> applied,
    boolean unknownStatements,
    Set<String> imports,
    boolean transactional,
    boolean verbatim,
    List<String> constants) {
  public Program {
    methods = List.copyOf(methods);
    statements = List.copyOf(statements);
    applied = new TreeSet<>(applied);
    imports = Set.copyOf(imports);
    constants = List.copyOf(constants);
  }

  /** What is known of the tables after {@code up}, which may send some of its statements. */
  public Catalog after(Catalog before) {
    return after(before, applied);
  }

  /** What is known of the tables wherever in it they are read. */
  public Catalog within(Catalog before) {
    return after(before, IntStream.range(0, statements.size()).boxed().toList());
  }

  private Catalog after(Catalog before, Collection<Integer> sent) {
    if (unknownStatements) {
      return Catalog.NOTHING;
    }
    Catalog catalog = before;
    for (int number : sent) {
      catalog = catalog.afterPerhaps(statements.get(number).sql());
    }
    return catalog;
  }

  /** Whether types of columns make a difference to it. */
  public boolean readsRows() {
    return imports.stream().anyMatch(name -> name.matches(".*\\.(Row|Result|Knex)"));
  }
}
