package unimig.converter.proof;

import java.sql.SQLException;
import java.util.List;
import unimig.converter.proof.Roles.Side;
import unimig.converter.proof.SideBySide.Both;
import unimig.converter.source.VersionedMigration;
import unimig.runner.api.ScriptHost.Direction;

/**
 * Runs one direction of a migration as original and as converted: at the same time where neither
 * can notice the other, else one after the other.
 */
final class Sides implements AutoCloseable {
  private final OriginalSide original;
  private final ConvertedSide converted;
  private final Roles roles;
  private final MigrationTexts texts;
  private final SideBySide sideBySide = new SideBySide();
  private final Stopwatch stopwatch;

  Sides(
      OriginalSide original,
      ConvertedSide converted,
      Roles roles,
      MigrationTexts texts,
      Stopwatch stopwatch) {
    this.original = original;
    this.converted = converted;
    this.roles = roles;
    this.texts = texts;
    this.stopwatch = stopwatch;
  }

  /** Whatever comes of it; both have ended then. */
  Both<SideRun> run(Databases databases, VersionedMigration migration, Direction direction)
      throws SQLException {
    return run(
        !texts.mayTouchServer(migration, roles.names()),
        () -> original.run(databases.original(), migration, direction),
        () -> converted.run(databases.converted(), migration.version(), direction));
  }

  /** The same, every statement watched on either side. */
  Both<SideRun> run(
      Databases databases,
      VersionedMigration migration,
      Direction direction,
      Both<Injection> injections)
      throws SQLException {
    return run(
        !texts.mayTouchServer(migration, roles.names()),
        () -> original.run(databases.original(), migration, direction, injections.original()),
        () ->
            converted.run(
                databases.converted(), migration.version(), direction, injections.converted()));
  }

  /** The original on both databases, one after the other; the time that it takes is not counted. */
  Both<SideRun> originals(Databases databases, VersionedMigration migration, Direction direction) {
    SideRun first = original.run(databases.original(), migration, direction);
    return new Both<>(first, original.run(databases.converted(), migration, direction));
  }

  /** All of these up in one transaction. */
  Both<SideRun> together(Databases databases, List<VersionedMigration> batch) throws SQLException {
    String last = batch.get(batch.size() - 1).version();
    return run(
        batch.stream().noneMatch(each -> texts.mayTouchServer(each, roles.names())),
        () -> original.together(databases.original(), batch),
        () -> converted.together(databases.converted(), last));
  }

  private Both<SideRun> run(boolean apart, Running ours, Running theirs) throws SQLException {
    Both<SideRun> runs =
        stopwatch.running(
            () -> apart ? sideBySide.read(ours::run, theirs::run) : oneAfterTheOther(ours, theirs));
    stopwatch.original(runs.original());
    stopwatch.converted(runs.converted());
    return runs;
  }

  private Both<SideRun> oneAfterTheOther(Running ours, Running theirs) throws SQLException {
    roles.show(Side.ORIGINAL);
    SideRun first = ours.run();
    roles.ran(Side.ORIGINAL, first.trace());
    roles.show(Side.CONVERTED);
    SideRun second = theirs.run();
    // The same roles as the original's, though the statements may be laid out otherwise.
    roles.ran(Side.CONVERTED, first.trace());
    roles.ran(Side.CONVERTED, second.trace());
    return new Both<>(first, second);
  }

  /** Reads both databases, at the same time where roles do not bear other names meanwhile. */
  <T> Both<T> read(SideBySide.Reading<T> ours, SideBySide.Reading<T> theirs) throws SQLException {
    if (roles.isEmpty()) {
      return sideBySide.read(ours, theirs);
    }
    roles.show(Side.CONVERTED);
    T second = theirs.read();
    roles.show(Side.ORIGINAL);
    return new Both<>(ours.read(), second);
  }

  @Override
  public void close() {
    converted.close();
    sideBySide.close();
  }

  /** One side at work. */
  private interface Running {
    SideRun run();
  }
}
