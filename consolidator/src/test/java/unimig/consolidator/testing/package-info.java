/** Support for tests of the consolidator. */
@NullMarked
package unimig.consolidator.testing;

import org.jspecify.annotations.NullMarked;
