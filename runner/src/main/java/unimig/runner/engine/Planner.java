package unimig.runner.engine;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.Configuration;
import unimig.runner.api.ConvertedMigration;
import unimig.runner.api.Session;
import unimig.runner.database.StatementRecorder;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Mode;

/** Tells what a run would do; Flyway says which migrations, and in what order. */
final class Planner {
  /** Those whose way is told by the text alone. */
  private static final Set<Mode> STATIC = Set.of(Mode.COPIED, Mode.RECORDED);

  private final EngineSettings settings;
  private final List<LocalMigration> local;
  private final Configuration configuration;

  Planner(EngineSettings settings, List<LocalMigration> local, Configuration configuration) {
    this.settings = settings;
    this.local = local;
    this.configuration = configuration;
  }

  /**
   * @param pending as Flyway would run them
   */
  List<PlannedMigration> plan(MigrationInfo[] pending) {
    try (Connection connection = settings.dataSource().getConnection()) {
      return Arrays.stream(pending).map(info -> planned(info, connection)).toList();
    } catch (SQLException e) {
      throw RunFailedException.of(e);
    }
  }

  /** The ways back. */
  List<PlannedMigration> planBack(List<RollbackOrder.Step> steps) {
    try (Connection connection = settings.dataSource().getConnection()) {
      return steps.stream().map(step -> plannedBack(step, connection)).toList();
    } catch (SQLException e) {
      throw RunFailedException.of(e);
    }
  }

  private PlannedMigration plannedBack(RollbackOrder.Step step, Connection connection) {
    LocalMigration migration = step.migration();
    Optional<Entry> entry =
        settings.set().manifest().flatMap(m -> ManifestIndex.find(m, migration.version()));
    Content content =
        migration
            .java()
            .map(
                java ->
                    content((ConvertedMigration) java, connection, ConvertedMigration::rollback))
            .orElseGet(() -> undo(migration));
    return new PlannedMigration(
        Optional.of(migration.version().toString()),
        step.row().description(),
        migration.kind(),
        migration.name(),
        entry.map(e -> e.mode().name().toLowerCase(Locale.ROOT)),
        content.transactional(),
        migration.java().isPresent() && entry.filter(e -> STATIC.contains(e.mode())).isEmpty(),
        content.statements(),
        content.note());
  }

  private Content undo(LocalMigration migration) {
    return settings
        .set()
        .sql()
        .flatMap(directory -> UndoScript.find(directory, migration.version(), configuration))
        .map(script -> new Content(script.isTransactional(), script.statements(), Optional.empty()))
        .orElseGet(() -> new Content(true, List.of(), Optional.of("it has no way back")));
  }

  private PlannedMigration planned(MigrationInfo info, Connection connection) {
    Optional<Entry> entry = entry(info);
    Optional<ConvertedMigration> java = converted(info);
    Content content =
        java.map(migration -> content(migration, connection, ConvertedMigration::apply))
            .orElseGet(() -> content(info));
    boolean isStatic =
        entry.map(e -> STATIC.contains(e.mode())).orElse(!info.getType().name().endsWith("JDBC"));
    return new PlannedMigration(
        Optional.ofNullable(info.getVersion()).map(MigrationVersion::toString),
        info.getDescription(),
        info.getType().name(),
        info.getScript(),
        entry.map(e -> e.mode().name().toLowerCase(Locale.ROOT)),
        content.transactional(),
        !isStatic,
        content.statements(),
        content.note());
  }

  private Optional<Entry> entry(MigrationInfo info) {
    return Optional.ofNullable(info.getVersion())
        .flatMap(version -> settings.set().manifest().flatMap(m -> ManifestIndex.find(m, version)));
  }

  private Optional<ConvertedMigration> converted(MigrationInfo info) {
    return local.stream()
        .filter(migration -> migration.name().equals(info.getScript()))
        .flatMap(migration -> migration.java().stream())
        .filter(ConvertedMigration.class::isInstance)
        .map(ConvertedMigration.class::cast)
        .findFirst();
  }

  /** It is run against a connection that sends nothing. */
  private Content content(
      ConvertedMigration migration,
      Connection connection,
      BiConsumer<ConvertedMigration, Session> direction) {
    StatementRecorder recorder = new StatementRecorder(connection);
    Optional<String> note = Optional.empty();
    try {
      direction.accept(
          migration,
          Session.of(recorder.connection(), settings.environment(), recorder.dataSource()));
    } catch (RuntimeException e) {
      note = Optional.of("without rows it goes no further: " + e.getMessage());
    }
    return new Content(migration.canExecuteInTransaction(), recorder.statements(), note);
  }

  private Content content(MigrationInfo info) {
    Optional<Path> directory = settings.set().sql();
    String location = info.getPhysicalLocation();
    if (directory.isEmpty() || location == null || !location.endsWith(".sql")) {
      return new Content(
          true, List.of(), Optional.of("a class that is not a ConvertedMigration tells nothing"));
    }
    UndoScript script = UndoScript.of(directory.get(), Path.of(location), configuration);
    return new Content(script.isTransactional(), script.statements(), Optional.empty());
  }

  private record Content(boolean transactional, List<String> statements, Optional<String> note) {
    Content {
      statements = List.copyOf(statements);
    }
  }
}
