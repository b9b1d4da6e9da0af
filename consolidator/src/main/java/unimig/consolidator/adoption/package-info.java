/**
 * Recording in Flyway's history what other tools have applied to a database, and taking that back.
 *
 * <p>May import histories, reconciliation and {@code unimig.runner}.
 */
@NullMarked
package unimig.consolidator.adoption;

import org.jspecify.annotations.NullMarked;
