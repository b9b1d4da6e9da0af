package unimig.converter.proof;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import unimig.converter.proof.MigrationProof.Phase;
import unimig.converter.scratch.ScratchDatabase;
import unimig.converter.scratch.ScratchServer;
import unimig.converter.source.VersionedMigration;
import unimig.runner.catalog.Correspondence;

/**
 * The databases that a proof works on. They can be put back to what they hold when migrations have
 * only gone up, as on users' databases: where a way back does not lead there again, everything
 * after would be tried on databases that nobody has.
 */
final class Course implements AutoCloseable {
  private final ScratchServer server;
  private final List<VersionedMigration> migrations;
  private final Consumer<ScratchDatabase> setup;
  private final Roles roles;
  private final boolean witnessed;
  private Pair pair;

  /** What they held after the first {@link #keptAfter} migrations; from here it goes up again. */
  private Optional<Databases> kept = Optional.empty();

  private int keptAfter;
  private Set<Long> keptRoles = Set.of();

  /**
   * @param migrations in order
   * @param setup done to each scratch database before the first migration
   * @param witnessed whether there is a database for a witness
   */
  Course(
      ScratchServer server,
      List<VersionedMigration> migrations,
      Consumer<ScratchDatabase> setup,
      boolean witnessed)
      throws SQLException {
    this.server = server;
    this.migrations = List.copyOf(migrations);
    this.setup = setup;
    this.witnessed = witnessed;
    this.pair = new Pair(fresh(witnessed));
    this.roles = new Roles(server);
  }

  /** Those that migrations have made since the databases were set up. */
  Roles roles() {
    return roles;
  }

  Pair pair() {
    return pair;
  }

  private Databases fresh(boolean witnessed) {
    ScratchDatabase original = server.create("original");
    ScratchDatabase converted = server.create("converted");
    ConvertedSide.makeHistory(converted);
    setup.accept(original);
    setup.accept(converted);
    return new Databases(
        original,
        converted,
        new Correspondence(),
        witnessed ? Optional.of(witness()) : Optional.empty());
  }

  private Databases.Witness witness() {
    ScratchDatabase database = server.create("witness");
    setup.accept(database);
    return new Databases.Witness(database, new Correspondence());
  }

  /** What the converted database holds now; the caller's to close. */
  ScratchDatabase copyOfConverted() throws SQLException {
    return pair.copyOfConverted(server);
  }

  /**
   * Gives {@link #pair} what it holds when the first {@code count} migrations have gone up and none
   * has come down. Each migration is run again at most once over the whole proof.
   *
   * @throws ProofFailedException if a migration does not come out as before
   */
  void restart(int count, Trial trial) throws SQLException {
    pair.close();
    roles.dropAllBut(keptRoles);
    pair = new Pair(kept.orElseGet(() -> fresh(witnessed)));
    kept = Optional.empty();
    for (VersionedMigration migration : migrations.subList(keptAfter, count)) {
      if (!trial.run(pair, migration, Phase.UP).isEqual()) {
        throw differs(migration);
      }
    }
    keep(count);
  }

  private void keep(int count) throws SQLException {
    pair.disconnect();
    kept = Optional.of(pair.databases().copy(server));
    keptAfter = count;
    keptRoles = roles.all();
    pair = new Pair(pair.databases());
  }

  /**
   * Gives {@link #pair} what it holds when the first {@code count} migrations have gone up, at
   * least one, of which an earlier proof knows that they are equal. Compares once, at the end.
   *
   * @throws ProofFailedException if the databases are not equal then
   */
  void resume(int count, Trial trial) throws SQLException {
    for (VersionedMigration migration : migrations.subList(0, count - 1)) {
      if (trial.goUp(pair, migration).isPresent()) {
        throw differs(migration);
      }
    }
    VersionedMigration last = migrations.get(count - 1);
    if (!trial.run(pair, last, Phase.UP).isEqual()) {
      throw differs(last);
    }
    keep(count);
  }

  private static ProofFailedException differs(VersionedMigration migration) {
    return new ProofFailedException(
        migration.migration().path() + " does not come out the same a second time");
  }

  /** Gives {@link #pair} databases that no migration has touched, and none for a witness. */
  void beginAnew() throws SQLException {
    close();
    kept = Optional.empty();
    keptAfter = 0;
    keptRoles = Set.of();
    pair = new Pair(fresh(/* witnessed= */ false));
  }

  /** Copies of both databases as they are now, without the witness's; the caller's to close. */
  Databases copyOfBoth() throws SQLException {
    pair.disconnect();
    Databases copy = pair.databases().copyOfBoth(server);
    pair = new Pair(pair.databases());
    return copy;
  }

  /** The same of copies that nobody is connected to. */
  Databases copyOf(Databases databases) {
    return databases.copyOfBoth(server);
  }

  @Override
  public void close() throws SQLException {
    pair.close();
    kept.ifPresent(Databases::close);
    roles.dropAllBut(Set.of());
  }
}
