/**
 * Turns the control flow of a migration into Java: walks its syntax tree, lets real Knex compile
 * each statement with holes for run-time values, and refuses what it cannot do exactly.
 *
 * <p>May import Gson, {@code converter.record}, {@code converter.script}, {@code converter.sql} and
 * {@code unimig.runner}'s api and diagnostic.
 */
@NullMarked
package unimig.converter.translate;

import org.jspecify.annotations.NullMarked;
