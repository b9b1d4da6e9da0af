package unimig.runner.catalog;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Reads a catalog in two round trips: all queries at once, then the values of the sequences. */
final class CatalogReader {
  /** Text of all queries by major version of the server; the same text lets the driver reuse it. */
  private static final Map<Integer, String> QUERIES = new ConcurrentHashMap<>();

  private final ReadingSession session;
  private final SnapshotScope scope;
  private final SortedMap<Identity, SortedMap<String, String>> objects = new TreeMap<>();
  private final List<SequenceValue.Name> sequences = new ArrayList<>();

  CatalogReader(ReadingSession session, SnapshotScope scope) {
    this.session = session;
    this.scope = scope;
  }

  CatalogSnapshot read() throws SQLException {
    readObjects();
    readSequenceValues();
    return new CatalogSnapshot(objects);
  }

  /** Without the values of the sequences. */
  CatalogSnapshot readSchema() throws SQLException {
    readObjects();
    return new CatalogSnapshot(objects);
  }

  private void readObjects() throws SQLException {
    String sql = QUERIES.computeIfAbsent(session.majorVersion(), CatalogReader::allQueries);
    try (PreparedStatement statement = session.reusedStatement(sql)) {
      boolean more = statement.execute();
      while (more) {
        try (ResultSet rows = statement.getResultSet()) {
          readAll(rows);
        }
        more = statement.getMoreResults();
      }
    }
  }

  private static String allQueries(int version) {
    return CatalogQueries.KINDS.stream()
        .map(kind -> CatalogQueries.query(kind, version))
        .collect(Collectors.joining(";\n"));
  }

  private void readAll(ResultSet rows) throws SQLException {
    CatalogRow row = new CatalogRow(rows);
    while (rows.next()) {
      if (row.isIn(scope)) {
        Identity identity = row.identity();
        if (objects.put(identity, row.attributes()) != null) {
          throw new IllegalStateException("two objects are called " + identity);
        }
        if (row.isSequence()) {
          sequences.add(new SequenceValue.Name(row.schema(), row.name(), identity));
        }
      }
    }
  }

  private void readSequenceValues() throws SQLException {
    for (SequenceValue value : SequenceValue.readAll(session, sequences)) {
      SortedMap<String, String> attributes =
          objects.computeIfAbsent(value.identity(), identity -> new TreeMap<>());
      attributes.put("last value", value.last());
      attributes.put("last value is used", value.isUsed());
    }
  }
}
