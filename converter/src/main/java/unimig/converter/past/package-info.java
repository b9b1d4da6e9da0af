/**
 * Asks databases in which order migrations ran on them, by the histories of the old tools.
 *
 * <p>May import {@code converter.source}, the consolidator's histories and reconciliation, and
 * {@code unimig.runner}.
 */
@NullMarked
package unimig.converter.past;

import org.jspecify.annotations.NullMarked;
