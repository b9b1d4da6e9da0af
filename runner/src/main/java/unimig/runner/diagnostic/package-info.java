/**
 * Findings about a user's input, with their place, and failures of what is around. Shared by all
 * three modules.
 *
 * <p>May import the JDK only.
 */
@NullMarked
package unimig.runner.diagnostic;

import org.jspecify.annotations.NullMarked;
