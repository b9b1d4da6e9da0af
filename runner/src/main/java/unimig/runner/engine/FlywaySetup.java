package unimig.runner.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** Makes Flyways that behave as converted sets need. */
final class FlywaySetup {
  private final EngineSettings settings;
  private final JavaMigrations java;
  private final UnaryOperator<FluentConfiguration> adapt;

  /**
   * @param adapt changes what every Flyway has in common
   */
  FlywaySetup(
      EngineSettings settings, JavaMigrations java, UnaryOperator<FluentConfiguration> adapt) {
    this.settings = settings;
    this.java = java;
    this.adapt = adapt;
  }

  /**
   * For questions.
   *
   * @param outOfOrder whether what is pending below the newest applied one counts as pending
   */
  Flyway flyway(boolean outOfOrder) {
    return configuration().outOfOrder(outOfOrder).load();
  }

  /**
   * @param target the last version to run; absent for all
   * @param ignoreMissing whether applied versions without a file are in order
   * @param outOfOrder whether to run what is pending below the newest applied one
   */
  Flyway migrating(
      Optional<MigrationVersion> target,
      boolean ignoreMissing,
      boolean outOfOrder,
      Callback... callbacks) {
    FluentConfiguration configuration = configuration().outOfOrder(outOfOrder).callbacks(callbacks);
    target.ifPresent(configuration::target);
    if (ignoreMissing) {
      configuration.ignoreMigrationPatterns("*:future", "*:missing");
    }
    return configuration.load();
  }

  /** For validation without a run, where pending migrations are in order. */
  Flyway validating(boolean ignoreMissing, boolean outOfOrder) {
    FluentConfiguration configuration = configuration().outOfOrder(outOfOrder);
    if (ignoreMissing) {
      configuration.ignoreMigrationPatterns("*:future", "*:pending", "*:missing");
    } else {
      configuration.ignoreMigrationPatterns("*:future", "*:pending");
    }
    return configuration.load();
  }

  FluentConfiguration configuration() {
    FluentConfiguration configuration =
        Flyway.configure(java.classLoader())
            .loggers(QuietLogCreator.class.getName())
            .dataSource(settings.dataSource())
            .locations(locations())
            .javaMigrations(java.all().toArray(new JavaMigration[0]))
            .schemas(settings.schemas().toArray(new String[0]))
            .table(settings.historyTable())
            // Legacy SQL may contain ${} and means it.
            .placeholderReplacement(false)
            // It would refuse undo scripts; see FileNames.
            .validateMigrationNaming(false)
            .validateOnMigrate(settings.validate())
            .group(settings.group())
            .lockRetryCount((int) Math.max(1, settings.lockWait().toSeconds()));
    // The default lock is an open transaction, for whose end CREATE INDEX CONCURRENTLY waits.
    configuration
        .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
    return adapt.apply(configuration);
  }

  private String[] locations() {
    List<String> locations =
        settings.set().sql().map(directory -> "filesystem:" + directory).stream().toList();
    return locations.toArray(new String[0]);
  }
}
