package unimig.converter.cli;

import java.nio.file.Path;
import java.util.Optional;
import unimig.consolidator.scratch.ScratchDatabase;
import unimig.consolidator.scratch.ScratchDatabases;
import unimig.converter.scratch.ScratchServer;
import unimig.converter.scratch.ScratchSettings;
import unimig.runner.cli.Surroundings;
import unimig.runner.database.DatabaseUrl;

/** Gives the consolidator the scratch servers of the proof. */
final class ScratchServers implements ScratchDatabases.Source {
  private final Surroundings surroundings;

  ScratchServers(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The user's home directory keeps the unpacked embedded server. */
  @Override
  public ScratchDatabases open(Optional<DatabaseUrl> server) {
    Path home = Path.of(System.getProperty("user.home", "."));
    return new OnServer(
        ScratchServer.open(ScratchSettings.of(server, surroundings.environment(), home)));
  }

  private record OnServer(ScratchServer server) implements ScratchDatabases {
    @Override
    public ScratchDatabase create(String name) {
      return new OnDatabase(server.create(name));
    }

    @Override
    public int majorVersion() {
      return Integer.parseInt(server.version().split("[^0-9]", 2)[0]);
    }

    @Override
    public void close() {
      server.close();
    }
  }

  private record OnDatabase(unimig.converter.scratch.ScratchDatabase database)
      implements ScratchDatabase {
    @Override
    public DatabaseUrl url() {
      return database.url();
    }

    @Override
    public void close() {
      database.close();
    }
  }
}
