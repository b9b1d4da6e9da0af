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
  boolean isWanted();

  /** Whether its rows must keep what the schema demands after the migration. */
  boolean isAboutNext();

  /**
   * Fills tables.
   *
   * @param connection in a transaction, which is the caller's to end
   * @throws SQLException if the server is out of reach or refuses the whole
   */
  FilledTables fill(Connection connection, Schema schema, Hints hints) throws SQLException;

  /** Whether there are to be no rows but those of the migrations. */
  default boolean isEmpty() {
    return false;
  }

  /** No rows but those of the migrations. */
  static RowSource nothing() {
    return new Nothing();
  }

  /** Rows made up. */
  static RowSource generated(Recipe recipe) {
    return new Generated(recipe);
  }

  /** Rows of a database that somebody uses. */
  static RowSource sample(RowSample sample) {
    return new Sampled(sample);
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
    public boolean isEmpty() {
      return true;
    }

    @Override
    public boolean isWanted() {
      return true;
    }

    @Override
    public boolean isAboutNext() {
      return false;
    }

    @Override
    public FilledTables fill(Connection connection, Schema schema, Hints hints) {
      return new FilledTables(Map.of(), Map.of());
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
      return false;
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
  record Sampled(RowSample sample) implements RowSource {
    @Override
    public String name() {
      return "sample";
    }

    @Override
    public boolean isWanted() {
      return true;
    }

    @Override
    public boolean isAboutNext() {
      return false;
    }

    @Override
    public FilledTables fill(Connection connection, Schema schema, Hints hints)
        throws SQLException {
      return schema.fill(connection, sample, hints);
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
    public boolean isAboutNext() {
      return false;
    }

    @Override
    public FilledTables fill(Connection connection, Schema schema, Hints hints)
        throws SQLException {
      script.run(connection);
      return schema.counted(connection);
    }
  }
}
