/**
 * Runs legacy scripts on Node, through the Knex and the driver that the project itself has
 * installed: what they leave is evidence that owes nothing to our own engine.
 *
 * <p>May import {@code converter.conversion}, {@code .script}, {@code .source}, Gson and {@code
 * unimig.runner}.
 */
@NullMarked
package unimig.converter.witness;

import org.jspecify.annotations.NullMarked;
