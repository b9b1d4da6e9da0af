/** What the tests of several packages share. May import everything. */
@NullMarked
package unimig.converter.testing;

import org.jspecify.annotations.NullMarked;
