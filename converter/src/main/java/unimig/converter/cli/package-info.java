/**
 * The command {@code unimig} with all its subcommands. The only place that touches standard
 * streams, environment and exit.
 *
 * <p>May import picocli, Gson and every package of ours.
 */
@NullMarked
package unimig.converter.cli;

import org.jspecify.annotations.NullMarked;
