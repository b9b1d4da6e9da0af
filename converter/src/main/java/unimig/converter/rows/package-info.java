/**
 * Rows for the proof: what a schema demands of them, values that a migration may look at, and their
 * insertion. The server is the judge of every constraint; a row that it refuses is made anew.
 *
 * <p>May import {@code converter.rows.hint}, {@code unimig.runner.catalog} and {@code .diagnostic}.
 */
@NullMarked
package unimig.converter.rows;

import org.jspecify.annotations.NullMarked;
