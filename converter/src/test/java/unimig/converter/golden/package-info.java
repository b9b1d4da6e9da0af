/**
 * The cases of {@code fixtures/cases} under test: what they become, and that it does the same. May
 * import everything.
 */
@NullMarked
package unimig.converter.golden;

import org.jspecify.annotations.NullMarked;
