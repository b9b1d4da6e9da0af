package unimig.runner.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Passes Flyway's events on, and remembers what was applied for the case of a failure. */
final class Progress implements Callback {
  private static final long NANOSECONDS = 1_000_000;

  private final RunListener listener;
  private final List<AppliedMigration> applied = new ArrayList<>();
  private long startedAt;

  Progress(RunListener listener) {
    this.listener = listener;
  }

  /** In order of running. */
  List<AppliedMigration> applied() {
    return List.copyOf(applied);
  }

  /** The version that was applied last. */
  Optional<String> newest() {
    return applied.stream()
        .flatMap(migration -> migration.version().stream())
        .reduce((first, second) -> second);
  }

  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE;
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  @Override
  public void handle(Event event, Context context) {
    MigrationInfo info = context.getMigrationInfo();
    Optional<String> version = Optional.ofNullable(info.getVersion()).map(Object::toString);
    if (event == Event.BEFORE_EACH_MIGRATE) {
      listener.started(version, info.getDescription());
      startedAt = System.nanoTime();
      return;
    }
    AppliedMigration done =
        new AppliedMigration(
            version, info.getDescription(), (System.nanoTime() - startedAt) / NANOSECONDS);
    applied.add(done);
    listener.applied(done, context.getConnection());
    listener.finished(done);
  }

  @Override
  public String getCallbackName() {
    return "unimig";
  }
}
