package unimig.consolidator.adoption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.consolidator.history.HistoryTables;
import unimig.consolidator.reconciliation.Reconciliation;
import unimig.runner.engine.AdoptedRow;
import unimig.runner.engine.ConvertedSet;
import unimig.runner.engine.EngineSettings;
import unimig.runner.engine.FailureCode;
import unimig.runner.engine.MigrationEngine;
import unimig.runner.engine.RunFailedException;
import unimig.runner.engine.RunListener;
import unimig.runner.manifest.Manifest;
import unimig.runner.testing.TestDatabase;

/** While one adopts, others wait as long as they were told to. */
final class TwoAdoptersTest {
  private final TestDatabase database = TestDatabase.create();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final CountDownLatch inside = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);
  private final Path directory;
  private final Manifest manifest;

  TwoAdoptersTest(@TempDir Path directory) {
    this.directory = directory;
    this.manifest = AdoptedShop.project(directory).manifest();
  }

  @BeforeEach
  void tables() {
    database.run(AdoptedShop.TABLES);
  }

  @AfterEach
  void drop() {
    thread.shutdownNow();
    database.close();
  }

  @Test
  void oneWaitsAndFindsAllDone() throws Exception {
    Future<List<AdoptedRow>> first = firstInside();
    Thread opener = new Thread(go::countDown);
    opener.start();
    assertEquals(List.of(), adopt(Duration.ofSeconds(30)));
    assertEquals(3, first.get().size());
    assertEquals(List.of("3"), database.query("select count(*) from flyway_schema_history"));
  }

  @Test
  void oneIsLockedOut() throws Exception {
    Future<List<AdoptedRow>> first = firstInside();
    assertEquals(
        FailureCode.LOCKED_OUT,
        assertThrows(RunFailedException.class, () -> adopt(Duration.ZERO))
            .failures()
            .get(0)
            .code());
    go.countDown();
    assertEquals(3, first.get().size());
  }

  @Test
  void aRunDoesNotBegin() throws Exception {
    Future<List<AdoptedRow>> first = firstInside();
    EngineSettings settings =
        EngineSettings.of(database.connections(), ConvertedSet.in(directory), Map.of())
            .withLockWait(Duration.ofSeconds(1));
    try (MigrationEngine engine = MigrationEngine.open(settings)) {
      RunFailedException e =
          assertThrows(RunFailedException.class, () -> engine.migrate(RunListener.SILENT));
      // Before the history is there it does not get as far as to the lock.
      assertEquals(FailureCode.NON_EMPTY_DATABASE, e.failures().get(0).code());
    }
    go.countDown();
    assertEquals(3, first.get().size());
  }

  /** Knex gives its lock back after its rows are written: who saw the lock free must see them. */
  @Test
  void whatTheOldToolWritesMeanwhileIsSeenWhollyOrNotAtAll() {
    List<AdoptedRow> rows =
        AdoptedShop.adoption(database.connections(), Duration.ZERO)
            .adopt(
                connection -> {
                  assertEquals(3, state(connection).unrecorded().size());
                  database.run(HistoryTables.knexRow("4_likes.js", "2024-01-04"));
                  return state(connection);
                },
                /* archive= */ false);
    assertEquals(3, rows.size());
    assertEquals(1, adopt(Duration.ZERO).size());
  }

  /** An adoption that has the lock and has read nothing yet. */
  private Future<List<AdoptedRow>> firstInside() throws InterruptedException {
    Callable<List<AdoptedRow>> first =
        () ->
            AdoptedShop.adoption(database.connections(), Duration.ZERO)
                .adopt(
                    connection -> {
                      inside.countDown();
                      await(go);
                      return state(connection);
                    },
                    /* archive= */ false);
    Future<List<AdoptedRow>> running = thread.submit(first);
    await(inside);
    return running;
  }

  private List<AdoptedRow> adopt(Duration lockWait) {
    return AdoptedShop.adoption(database.connections(), lockWait)
        .adopt(this::state, /* archive= */ false);
  }

  private Reconciliation state(Connection connection) throws SQLException {
    return AdoptedShop.state(manifest, connection);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
