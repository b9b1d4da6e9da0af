package unimig.runner.api;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.api.migration.Context;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * The database as a migration sees it. Statements run one after another on one connection; a failed
 * one throws {@link StatementFailedException}. Not for use by several threads.
 *
 * <p>Values are bound as node-postgres binds them: as text without a type, so that PostgreSQL
 * infers the type from the statement.
 */
public final class Session {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Connection connection;
  private final Function<String, Optional<String>> environment;
  private final Optional<DataSource> dataSource;
  private @Nullable Transaction last;
  private @Nullable Turns turns;

  private Session(
      Connection connection,
      Function<String, Optional<String>> environment,
      Optional<DataSource> dataSource) {
    this.connection = connection;
    this.environment = environment;
    this.dataSource = dataSource;
  }

  /**
   * A session on Flyway's connection; {@link #env} reads Flyway's placeholders, then the
   * environment of the process.
   */
  public static Session of(Context context) {
    Map<String, String> placeholders = Map.copyOf(context.getConfiguration().getPlaceholders());
    return new Session(
        context.getConnection(),
        name -> Optional.ofNullable(placeholders.get(name)).or(() -> ofProcess(name)),
        Optional.ofNullable(context.getConfiguration().getDataSource()));
  }

  /**
   * A session on a connection that stays the caller's to close; {@link #env} reads the environment
   * of the process.
   */
  public static Session of(Connection connection) {
    return new Session(connection, Session::ofProcess, Optional.empty());
  }

  /**
   * A session on a connection that stays the caller's to close.
   *
   * @param environment all that {@link #env} finds
   * @param dataSource for migrations that need a second connection
   */
  public static Session of(
      Connection connection, Map<String, String> environment, DataSource dataSource) {
    Map<String, String> variables = Map.copyOf(environment);
    return new Session(
        connection, name -> Optional.ofNullable(variables.get(name)), Optional.of(dataSource));
  }

  /** For what this class does not offer; the session stays its owner. */
  public Connection connection() {
    return connection;
  }

  /** Where further connections to the same database come from, if there is such a place. */
  public Optional<DataSource> dataSource() {
    return dataSource;
  }

  /**
   * Calls {@code body} with each element as {@code Promise.all} does: they take turns, each going
   * on to its next statement, in threads of which one runs at a time. Throws what the first of them
   * does that fails.
   */
  public <T extends @Nullable Object> void inTurns(List<T> list, Consumer<T> body) {
    answersInTurns(
        list,
        each -> {
          body.accept(each);
          return true;
        });
  }

  /** As {@link #inTurns}, of what answers something: the answers in the order of the elements. */
  @SuppressWarnings("unchecked")
  public <T extends @Nullable Object, R extends @Nullable Object> List<R> answersInTurns(
      List<T> list, Function<T, R> body) {
    if (turns != null) {
      throw new IllegalStateException("turns inside a turn");
    }
    turns = new Turns();
    try {
      return (List<R>) turns.run(list, body::apply);
    } finally {
      turns = null;
    }
  }

  private void awaitTurn() {
    if (turns != null) {
      turns.await();
    }
  }

  /** Runs one statement, or several divided by semicolons, without values. */
  public void execute(String sql) {
    awaitTurn();
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    } catch (SQLException e) {
      throw new StatementFailedException(sql, e);
    }
  }

  /**
   * Runs one statement with values.
   *
   * @param sql with {@code ?} for each value; the operator {@code ?} is written {@code ??}
   * @param values values of JavaScript, see {@link JavaScript}, or {@link Instant}s; lists become
   *     arrays of PostgreSQL, objects JSON, undefined NULL
   * @return how many rows it changed; 0 for statements that change none
   */
  public int update(String sql, @Nullable Object... values) {
    if (Knex.isMarked(values)) {
      Knex.Shaped shaped = Knex.shape(sql, values);
      return update(shaped.sql(), shaped.values().toArray());
    }
    awaitTurn();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      // Plans kept by the server would break when a migration alters what they read.
      if (statement.isWrapperFor(PGStatement.class)) {
        statement.unwrap(PGStatement.class).setPrepareThreshold(0);
      }
      bind(statement, values);
      statement.execute();
      return Math.max(statement.getUpdateCount(), 0);
    } catch (SQLException e) {
      throw StatementFailedException.withoutValues(sql, values, e);
    }
  }

  /**
   * Runs one statement and answers its rows as node-postgres makes them; none for a statement that
   * answers none.
   *
   * @param sql as {@link #run} takes it
   * @param values as {@link #update} takes them
   */
  public List<Row> query(String sql, @Nullable Object... values) {
    return run(sql, values).rows();
  }

  /** As {@link #query}, the first row; null where there is none. */
  public @Nullable Row first(String sql, @Nullable Object... values) {
    List<Row> rows = query(sql, values);
    return rows.isEmpty() ? null : rows.get(0);
  }

  /**
   * As {@link #query}, the only row, as an aggregate without groups answers it.
   *
   * @throws IllegalStateException if there is none, or several
   */
  public Row one(String sql, @Nullable Object... values) {
    List<Row> rows = query(sql, values);
    if (rows.size() != 1) {
      throw new IllegalStateException(rows.size() + " rows where one was expected");
    }
    return rows.get(0);
  }

  /**
   * Runs one statement and answers what node-postgres does.
   *
   * @param sql with {@code ?} for each value, where the operator {@code ?} is written {@code ??};
   *     without values as it is
   * @param values as {@link #update} takes them
   */
  public Result run(String sql, @Nullable Object... values) {
    if (Knex.isMarked(values)) {
      Knex.Shaped shaped = Knex.shape(sql, values);
      return run(shaped.sql(), shaped.values().toArray());
    }
    List<Result> results = send(sql, values);
    if (results.size() != 1) {
      throw new IllegalStateException(results.size() + " statements where one was expected");
    }
    return results.get(0);
  }

  /** Runs a text of any number of statements without values; one result for each. */
  public List<Result> runAll(String sql) {
    return send(sql);
  }

  private List<Result> send(String sql, @Nullable Object... values) {
    awaitTurn();
    try {
      PostgresExchange exchange = new PostgresExchange(connection);
      if (Knex.isMarked(values)) {
        Knex.Shaped shaped = Knex.shape(sql, values);
        return exchange.prepared(shaped.sql(), shaped.values().toArray());
      }
      return values.length == 0 ? exchange.plain(sql) : exchange.prepared(sql, values);
    } catch (SQLException e) {
      throw StatementFailedException.withoutValues(sql, values, e);
    }
  }

  /**
   * Runs {@code body} in a transaction of its own; inside another one in a savepoint, as Knex does.
   * If it throws, its changes are undone and the exception goes on.
   */
  public void transaction(Runnable body) {
    inTransaction(
        () -> {
          body.run();
          return true;
        });
  }

  /** As {@link #transaction}, of what answers something. */
  public <T extends @Nullable Object> T inTransaction(Supplier<T> body) {
    if (turns != null) {
      throw new IllegalStateException("a transaction inside a turn");
    }
    Transaction around = last;
    last = null;
    try {
      return connection.getAutoCommit() ? committed(body) : inSavepoint(body);
    } catch (SQLException e) {
      throw new StatementFailedException("transaction", e);
    } finally {
      last = around;
    }
  }

  /**
   * Begins a transaction inside the one that is open, for the caller to end.
   *
   * @throws IllegalStateException if the one that this began last was not ended, for which Knex
   *     would wait
   */
  public Transaction begin() {
    last = Transaction.begin(connection, Optional.empty(), last);
    return last;
  }

  private <T extends @Nullable Object> T committed(Supplier<T> body) throws SQLException {
    connection.setAutoCommit(false);
    boolean done = false;
    try {
      T answer = body.get();
      done = true;
      return answer;
    } finally {
      // Before auto-commit is on again: turning it on commits.
      if (done) {
        connection.commit();
      } else {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    }
  }

  private <T extends @Nullable Object> T inSavepoint(Supplier<T> body) throws SQLException {
    Savepoint savepoint = connection.setSavepoint();
    boolean done = false;
    try {
      T answer = body.get();
      done = true;
      return answer;
    } finally {
      if (!done) {
        connection.rollback(savepoint);
      }
      connection.releaseSavepoint(savepoint);
    }
  }

  /**
   * The value of an environment variable at run time.
   *
   * @throws IllegalStateException if it is not set or empty
   */
  public String env(String name) {
    return environment
        .apply(name)
        .filter(value -> !value.isEmpty())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "environment variable " + name + " is not set; set it and run again"));
  }

  /** The value of an environment variable, which may be empty text; none if it is not set. */
  public Optional<String> findEnv(String name) {
    return environment.apply(name);
  }

  /** The value of an environment variable, or {@code fallback} if it is not set or empty. */
  public String env(String name, String fallback) {
    return environment.apply(name).filter(value -> !value.isEmpty()).orElse(fallback);
  }

  private static Optional<String> ofProcess(String name) {
    return Optional.ofNullable(System.getenv(name));
  }

  /** The time of this call, as {@code new Date()} has it: in whole milliseconds. */
  public Instant now() {
    return Instant.ofEpochMilli(System.currentTimeMillis());
  }

  /** A new random UUID of version 4, in lower case. */
  public String randomUuid() {
    return UUID.randomUUID().toString();
  }

  /** New random bytes. */
  public byte[] randomBytes(int size) {
    byte[] bytes = new byte[size];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /**
   * A new random text.
   *
   * @param size how many characters it has
   * @param alphabet of which each is as likely as the others
   */
  public String randomText(int size, String alphabet) {
    StringBuilder text = new StringBuilder(size);
    for (int i = 0; i < size; i++) {
      text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private static void bind(PreparedStatement statement, @Nullable Object[] values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value == null || value == JavaScript.UNDEFINED) {
        statement.setNull(i + 1, Types.OTHER);
      } else if (value instanceof byte[] bytes) {
        statement.setBytes(i + 1, bytes);
      } else {
        statement.setObject(i + 1, NodePostgres.text(value), Types.OTHER);
      }
    }
  }
}
