package unimig.runner.engine;

import java.util.Optional;
import org.flywaydb.core.api.MigrationVersion;

/** A row of Flyway's history table; the version is empty for repeatable migrations. */
record HistoryRow(
    int rank,
    Optional<MigrationVersion> version,
    String description,
    String type,
    String script,
    boolean success) {}
