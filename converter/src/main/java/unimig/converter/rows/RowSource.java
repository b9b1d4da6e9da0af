package unimig.converter.rows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import unimig.converter.rows.hint.Hints;

/** Where the rows come from that a migration is tried on. */
public sealed interface RowSource {
  /** One word for reports. */
  String name();

  /** Whether it is tried even if the migration has come up on other rows. */
  default boolean isWanted() {
    return false;
  }

  /** Whether its rows must keep what the schema demands after the migration. */
  default boolean isAboutNext() {
    return false;
  }

  /**
   * Fills tables.
   *
   * @param connection in a transaction, which is the caller's to end
   * @throws SQLException if the server is out of reach or refuses the whole
   */
  FilledTables fill(Connection connection, Schema schema, Hints hints) throws SQLException;

  /** Whether what came of filling is worth a trial. */
  default boolean isChange(FilledTables filled) {
    return !filled.isNothing();
  }

  /** No rows but those of earlier migrations. */
  static RowSource nothing() {
    return new Nothing();
  }

  /** No rows at all, not even those of earlier migrations. */
  static RowSource emptied() {
    return new Emptied();
  }

  /** Rows made up. */
  static RowSource generated(Recipe recipe) {
    return new Generated(recipe);
  }

  /**
   * Rows of a database that somebody uses.
   *
   * @param seed of what completes them
   */
  static RowSource sample(RowSample sample, long seed) {
    return new Sampled(sample, seed);
  }

  /** Rows that a user wrote. */
  static RowSource script(RowScript script) {
    return new Scripted(script);
  }

  /** See {@link RowSource#nothing}. */
  record Nothing() implements RowSource {
    @Override
    public String name() {
      return "no";
    }

    @Override
    public boolean isWanted() {
      return true;
    }

    @Override
    public FilledTables fill(Connection connection, Schema schema, Hints hints) {
      return new FilledTables(Map.of(), Map.of());
    }

    @Override
    public boolean isChange(FilledTables filled) {
      return true;
    }
  }

  /** See {@link RowSource#emptied}. */
  record Emptied() implements RowSource {
    @Override
    public String name() {
      return "empty";
    }

    @Override
    public FilledTables fill(Connection connection, Schema schema, Hints hints)
        throws SQLException {
      return schema.empty(connection);
    }

    /** Where earlier migrations left no rows, it has been tried without any. */
    @Override
    public boolean isChange(FilledTables filled) {
      return !filled.rows().isEmpty();
    }
  }

  /** See {@link RowSource#generated}. */
  record Generated(Recipe recipe) implements RowSource {
    @Override
    public String name() {
      return recipe.manner().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean isWanted() {
      return recipe.manner() == Manner.MANY;
    }

    @Override
    public boolean isAboutNext() {
      return recipe.manner() != Manner.WIDE;
    }

    @Override
    public FilledTables fill(Connection connection, Schema schema, Hints hints)
        throws SQLException {
      return schema.fill(connection, recipe, hints);
    }
  }

  /** See {@link RowSource#sample}. */
  record Sampled(RowSample sample, long seed) implements RowSource {
    @Override
    public String name() {
      return "sample";
    }

    @Override
    public boolean isWanted() {
      return true;
    }

    @Override
    public FilledTables fill(Connection connection, Schema schema, Hints hints)
        throws SQLException {
      return schema.fill(connection, sample, seed, hints);
    }
  }

  /** See {@link RowSource#script}. */
  record Scripted(RowScript script) implements RowSource {
    @Override
    public String name() {
      return script.name();
    }

    @Override
    public boolean isWanted() {
      return true;
    }

    @Override
    public FilledTables fill(Connection connection, Schema schema, Hints hints)
        throws SQLException {
      script.run(connection);
      return schema.counted(connection);
    }
  }
}
