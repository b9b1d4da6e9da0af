/**
 * Runs a converted set against a database, on Flyway Core: migrate, info, validate, baseline, and
 * rollback of one version. {@link unimig.runner.engine.MigrationEngine} is the door.
 *
 * <p>May import Flyway, JDBC, and {@code unimig.runner}'s api, certificate, dual, manifest,
 * diagnostic and database.
 */
@NullMarked
package unimig.runner.engine;

import org.jspecify.annotations.NullMarked;
