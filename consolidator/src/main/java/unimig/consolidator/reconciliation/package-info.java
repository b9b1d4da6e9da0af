/**
 * What the histories of a database say of the migrations of a converted set, and what does not fit.
 *
 * <p>May import the histories and {@code unimig.runner}.
 */
@NullMarked
package unimig.consolidator.reconciliation;

import org.jspecify.annotations.NullMarked;
