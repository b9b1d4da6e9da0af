/**
 * The consolidator's part of the command.
 *
 * <p>May import picocli, Gson, {@code unimig.runner} and the consolidator.
 */
@NullMarked
package unimig.consolidator.cli;

import org.jspecify.annotations.NullMarked;
