/**
 * Runs legacy JavaScript and TypeScript: engine, sandbox, module loader, Knex over JDBC. The only
 * user of GraalJS.
 *
 * <p>May import GraalVM Polyglot, JDBC, {@code converter.source} and {@code unimig.runner}.
 */
@NullMarked
package unimig.converter.script;

import org.jspecify.annotations.NullMarked;
