package unimig.converter.translate;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a name of a function stands for. */
sealed interface Binding {

  /**
   * Knex, or a transaction of it.
   *
   * @param transaction variable of Java, of one that the script ends itself
   */
  record Database(Optional<String> transaction) implements Binding {
    Database() {
      this(Optional.empty());
    }
  }

  /**
   * A value that is the same in every run.
   *
   * @param declaration JavaScript with its value
   */
  record Constant(String declaration) implements Binding {}

  /**
   * A local variable of Java.
   *
   * @param assigned whether it is assigned after its declaration
   * @param declaration where that is
   * @param cell that stands for it, if it is no variable of Java
   */
  record Variable(
      String java, Type type, boolean assigned, int declaration, Optional<Code.Cell> cell)
      implements Binding {

    Variable(String java, Type type, boolean assigned, int declaration) {
      this(java, type, assigned, declaration, Optional.empty());
    }

    /** The same where more is known of it. */
    Variable with(Type known) {
      return new Variable(java, known, assigned, declaration, cell);
    }
  }

  /** A function of the script. */
  record Function(Node node, Scope scope) implements Binding {}

  /**
   * A regular expression that the script writes.
   *
   * @param cursor if it remembers where it was, and the script looks
   */
  record Pattern(Node node, Optional<Cursor> cursor) implements Binding {}

  /**
   * A regular expression that remembers where it was.
   *
   * @param java variable of a method
   */
  record Cursor(String java, Body method) {}

  /** A builder of Knex, which is no variable of Java. */
  record Builder(StoredBuilder stored) implements Binding {}

  /** Knex around a transaction: it builds, and sends over another connection. */
  record Outside() implements Binding {}

  /** A builder in a function that Knex compiles as it is. */
  record Given() implements Binding {}

  /**
   * A list that keeps promises for a {@code Promise.all} behind it.
   *
   * @param range statements up to there
   * @param answers as a list, if they are used
   */
  record Promises(List<Node> range, Optional<Code> answers) implements Binding {
    public Promises {
      range = List.copyOf(range);
    }
  }

  /** What becomes of a value that a generator yields. */
  record Yielding(Consumer<Code> consumer) implements Binding {
    /** What no variable is called. */
    static final String NAME = "yield:";
  }

  /** An error that was caught, as a variable of Java. */
  record Caught(String java) implements Binding {}

  /** A loop that can be named by a jump. */
  record Label(String java) implements Binding {}

  /** What must not be used here. */
  record Forbidden(String reason) implements Binding {}
}
