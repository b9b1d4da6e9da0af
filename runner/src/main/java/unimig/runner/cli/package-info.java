/**
 * The command: options, output and exit codes. Streams, clock, environment and exit enter the
 * program here and nowhere else. The modules above add their subcommands to {@link
 * unimig.runner.cli.Unimig}.
 *
 * <p>May import picocli, Gson and all of {@code unimig.runner} but its api.
 */
@NullMarked
package unimig.runner.cli;

import org.jspecify.annotations.NullMarked;
