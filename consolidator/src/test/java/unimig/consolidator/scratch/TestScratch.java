package unimig.consolidator.scratch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unimig.runner.database.DatabaseUrl;
import unimig.runner.testing.TestDatabase;

/** Scratch databases on the server of the tests. */
public final class TestScratch implements ScratchDatabases {
  private final List<TestDatabase> made = new ArrayList<>();

  /** As the commands want it. */
  public static ScratchDatabases open(Optional<DatabaseUrl> server) {
    return new TestScratch();
  }

  @Override
  public ScratchDatabase create(String name) {
    TestDatabase database = TestDatabase.create();
    made.add(database);
    return new Made(database);
  }

  @Override
  public int majorVersion() {
    return TestDatabase.majorVersion();
  }

  @Override
  public void close() {
    made.forEach(TestDatabase::close);
    made.clear();
  }

  private final class Made implements ScratchDatabase {
    private final TestDatabase database;

    Made(TestDatabase database) {
      this.database = database;
    }

    @Override
    public DatabaseUrl url() {
      return database.url();
    }

    @Override
    public void close() {
      if (made.remove(database)) {
        database.close();
      }
    }
  }
}
