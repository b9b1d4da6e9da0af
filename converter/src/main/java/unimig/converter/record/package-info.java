/**
 * Turns what real Knex did for a migration into a recording: statements and values, none of them
 * read from a database.
 *
 * <p>May import Gson, {@code converter.script} and {@code unimig.runner}'s api and diagnostic.
 */
@NullMarked
package unimig.converter.record;

import org.jspecify.annotations.NullMarked;
