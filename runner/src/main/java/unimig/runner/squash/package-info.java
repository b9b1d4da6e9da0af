/**
 * The record of a squash: which baseline script stands for which migrations, as it was proven.
 *
 * <p>May import {@code unimig.runner.diagnostic} and Gson.
 */
@NullMarked
package unimig.runner.squash;

import org.jspecify.annotations.NullMarked;
