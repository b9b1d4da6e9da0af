/**
 * Databases for trying things; who has a server for them implements it.
 *
 * <p>May import {@code unimig.runner.database} and {@code unimig.runner.diagnostic}.
 */
@NullMarked
package unimig.consolidator.scratch;

import org.jspecify.annotations.NullMarked;
