/**
 * The proof: original and converted migrations side by side on two scratch databases, compared
 * after every step.
 *
 * <p>May import {@code converter.conversion}, {@code .coverage}, {@code .rows}, {@code .script},
 * {@code .scratch}, {@code .source}, {@code .sql} and {@code .witness}, {@code unimig.runner}, and
 * the driver, below which statements are watched.
 */
@NullMarked
package unimig.converter.proof;

import org.jspecify.annotations.NullMarked;
