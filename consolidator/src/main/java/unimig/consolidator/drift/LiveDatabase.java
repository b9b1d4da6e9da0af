package unimig.consolidator.drift;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import unimig.runner.catalog.CatalogSnapshot;
import unimig.runner.catalog.SnapshotScope;
import unimig.runner.engine.RunFailedException;

/**
 * The database in question, read in a transaction that may only read.
 *
 * @param majorVersion of its server
 * @param server differs between servers, and between starts of the same
 * @param home the schema that unqualified names mean; empty if there is none
 */
record LiveDatabase(
    int majorVersion, String server, Optional<String> home, CatalogSnapshot schema) {
  static final String SERVER =
      "extract(epoch from pg_postmaster_start_time()) || ' ' || current_setting('port')";

  private static final String FACTS =
      "select current_setting('server_version_num')::int / 10000, " + SERVER + ", current_schema()";

  static LiveDatabase read(DataSource source, SnapshotScope scope) {
    try (Connection connection = source.getConnection()) {
      connection.setReadOnly(true);
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(FACTS)) {
        row.next();
        return new LiveDatabase(
            row.getInt(1),
            row.getString(2),
            Optional.ofNullable(row.getString(3)),
            CatalogSnapshot.readSchema(connection, scope));
      }
    } catch (SQLException e) {
      throw RunFailedException.of(e);
    }
  }

  /**
   * The role that made what migrations make, which is the one that owns the most of it.
   *
   * @param fresh another database before the first migration
   * @param expected what they make of it
   * @param runner who ran them there, taken for a database that has nothing of it
   */
  String runner(CatalogSnapshot fresh, CatalogSnapshot expected, String runner) {
    Map<String, Integer> owners = new TreeMap<>();
    expected
        .objects()
        .forEach(
            (identity, attributes) -> {
              if (Objects.equals(attributes.get("owner"), runner)
                  && !fresh.objects().containsKey(identity)) {
                Optional.ofNullable(schema.objects().get(identity))
                    .map(own -> own.get("owner"))
                    .ifPresent(owner -> owners.merge(owner, 1, Integer::sum));
              }
            });
    return owners.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Comparator.comparing(Map.Entry::getKey, Comparator.reverseOrder())))
        .map(Map.Entry::getKey)
        .orElse(runner);
  }
}
