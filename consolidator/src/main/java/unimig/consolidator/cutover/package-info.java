/**
 * The way from the old tools to the converted set, step by step, and how far a project and a
 * database are on it.
 *
 * <p>May import the consolidator and {@code unimig.runner}.
 */
@NullMarked
package unimig.consolidator.cutover;

import org.jspecify.annotations.NullMarked;
