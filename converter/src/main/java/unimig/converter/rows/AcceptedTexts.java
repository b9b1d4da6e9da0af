package unimig.converter.rows;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the server which texts a type accepts when they are inserted. Leaves no trace: every
 * question is rolled back.
 */
final class AcceptedTexts implements AutoCloseable {
  private final Connection connection;
  private final Known known;

  /** By declared type, a table with one column of it. */
  private final Map<String, String> probes = new LinkedHashMap<>();

  /** Answers by declared type and text, which hold as long as the database's types stay. */
  static final class Known {
    private final Map<String, Map<String, Boolean>> answers = new HashMap<>();

    private Map<String, Boolean> of(ColumnType type) {
      return answers.computeIfAbsent(type.declared(), key -> new HashMap<>());
    }
  }

  /**
   * @param connection in a transaction
   * @param known what was asked before; new answers come to it
   */
  AcceptedTexts(Connection connection, Known known) {
    this.connection = connection;
    this.known = known;
  }

  /**
   * Those of the texts that a type accepts, in order.
   *
   * @throws RowsException if the server is out of reach
   */
  List<String> of(ColumnType type, List<String> texts) {
    Map<String, Boolean> answers = known.of(type);
    List<String> open =
        texts.stream().distinct().filter(text -> !answers.containsKey(text)).toList();
    if (!open.isEmpty()) {
      ask(type, open, answers);
    }
    return texts.stream().filter(text -> answers.getOrDefault(text, false)).toList();
  }

  /** A column is asked, not a cast: {@code 'long'::varchar(2)} is cut without a word. */
  private void ask(ColumnType type, List<String> texts, Map<String, Boolean> answers) {
    try {
      String table = probe(type);
      Savepoint before = connection.setSavepoint();
      List<String> inserts =
          texts.stream()
              .map(text -> "insert into " + table + " values (" + Identifier.literal(text) + ")")
              .toList();
      List<Optional<ServerRefusal>> refusals = new RowWriter(connection).sendEach(inserts);
      connection.rollback(before);
      for (int i = 0; i < texts.size(); i++) {
        answers.put(texts.get(i), refusals.get(i).isEmpty());
      }
    } catch (SQLException e) {
      throw new RowsException("the scratch database cannot be asked about types", e);
    }
  }

  private String probe(ColumnType type) throws SQLException {
    String known = probes.get(type.declared());
    if (known != null) {
      return known;
    }
    String table = "pg_temp.unimig_probe_" + probes.size();
    run("create temp table " + table + " (value " + type.declared() + ")");
    probes.put(type.declared(), table);
    return table;
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Drops what it made to ask. */
  @Override
  public void close() throws SQLException {
    for (String table : probes.values()) {
      run("drop table " + table);
    }
    probes.clear();
  }
}
