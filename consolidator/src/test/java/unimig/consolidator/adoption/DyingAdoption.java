package unimig.consolidator.adoption;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import unimig.runner.database.DatabaseUrl;
import unimig.runner.database.KeptConnections;
import unimig.runner.engine.ConvertedSet;
import unimig.runner.engine.EngineSettings;
import unimig.runner.engine.MigrationEngine;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.ManifestFile;

/**
 * A process of its own that does one thing on many databases, and is gone when it has come to the
 * first statement on the first, to the second on the second, and so on.
 */
final class DyingAdoption {
  /** What the process ends with, so that another end is noticed. */
  static final int KILLED = 137;

  private static final int TOO_SLOW = 3;
  private static final long PATIENCE_SECONDS = 60;

  private final Manifest manifest;
  private final String command;
  private final CountDownLatch coming;

  private DyingAdoption(Manifest manifest, String command, int databases) {
    this.manifest = manifest;
    this.command = command;
    this.coming = new CountDownLatch(databases);
  }

  /**
   * @param arguments directory of the set, the command, and URLs of databases
   */
  public static void main(String[] arguments) throws InterruptedException {
    Manifest manifest = ManifestFile.read(Path.of(arguments[0]).resolve(Manifest.FILE_NAME));
    List<String> urls = List.of(arguments).subList(2, arguments.length);
    DyingAdoption dying = new DyingAdoption(manifest, arguments[1], urls.size());
    for (int i = 0; i < urls.size(); i++) {
      String url = urls.get(i);
      int deadly = i + 1;
      new Thread(() -> dying.run(url, deadly)).start();
    }
    boolean all = dying.coming.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    // No hook and no finally block runs, as with kill -9.
    Runtime.getRuntime().halt(all ? KILLED : TOO_SLOW);
  }

  private void run(String url, int deadly) {
    try (KeptConnections connections = new KeptConnections(DatabaseUrl.parse(url, Map.of()))) {
      DyingDataSource dying = new DyingDataSource(connections, deadly, this::awaitDeath);
      run(command, manifest, dying);
    }
  }

  /**
   * What is killed.
   *
   * @param command {@code adopt}, {@code undo} or {@code baseline}
   */
  static void run(String command, Manifest manifest, DataSource database) {
    Adoption.StateReader reader = connection -> AdoptedShop.state(manifest, connection);
    switch (command) {
      case "adopt" -> adoption(database).adopt(reader, /* archive= */ true);
      case "undo" -> adoption(database).undo(reader);
      case "baseline" -> baseline(database);
      default -> throw new IllegalArgumentException(command);
    }
  }

  private static Adoption adoption(DataSource database) {
    return AdoptedShop.adoption(database, Duration.ofSeconds(1));
  }

  private static void baseline(DataSource database) {
    ConvertedSet nothing = new ConvertedSet(Optional.empty(), Optional.empty(), Optional.empty());
    try (MigrationEngine engine =
        MigrationEngine.open(EngineSettings.of(database, nothing, Map.of()))) {
      engine.baseline("7", "all before");
    }
  }

  private void awaitDeath() {
    coming.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
