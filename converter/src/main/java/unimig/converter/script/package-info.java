/**
 * Runs legacy JavaScript and TypeScript: engine, sandbox, module loader, Knex over JDBC. The only
 * user of GraalJS.
 *
 * <p>May import GraalVM Polyglot, Gson, JDBC, the PostgreSQL driver, {@code converter.source} and
 * {@code unimig.runner}'s api and diagnostic.
 */
@NullMarked
package unimig.converter.script;

import org.jspecify.annotations.NullMarked;
