package unimig.runner.catalog;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import unimig.runner.testing.TestDatabase;

final class CatalogSpeedTest {
  /** Around 20 on an idle machine; more only catches what would spoil a proof. */
  private static final long MOST_MILLIS = 250;

  @Test
  void readsSixtyTablesQuickly() throws Exception {
    try (TestDatabase database = TestDatabase.create()) {
      database.run(tables(60));
      try (Connection connection = database.connect()) {
        Duration fastest = Duration.ofDays(1);
        for (int i = 0; i < 20; i++) {
          long start = System.nanoTime();
          CatalogSnapshot.read(connection, SnapshotScope.everything()).fingerprint();
          Duration took = Duration.ofNanos(System.nanoTime() - start);
          fastest = took.compareTo(fastest) < 0 ? took : fastest;
        }
        long millis = fastest.toMillis();
        assertTrue(millis < MOST_MILLIS, () -> "took " + millis + " ms");
      }
    }
  }

  private static String tables(int count) {
    StringBuilder sql = new StringBuilder("create type state as enum ('new', 'done');");
    for (int i = 0; i < count; i++) {
      sql.append(
          """
          create table t%1$d (
            id serial primary key, name varchar(255) not null, state state default 'new',
            price numeric(10, 2) default 0.00, made timestamptz not null default now(),
            parent int references t%2$d, data jsonb, flag boolean not null default false,
            note text check (length(note) > 2), score double precision);
          create index on t%1$d (name);
          """
              .formatted(i, Math.max(0, i - 1)));
    }
    return sql.toString();
  }
}
