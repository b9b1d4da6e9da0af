/**
 * Turns what real Knex did for a migration into a recording: statements and values, none of them
 * read from a database.
 *
 * <p>May import {@code converter.script}, {@code converter.source} and {@code
 * unimig.runner.diagnostic}.
 */
@NullMarked
package unimig.converter.record;

import org.jspecify.annotations.NullMarked;
