/** Databases for tests. */
@NullMarked
package unimig.runner.testing;

import org.jspecify.annotations.NullMarked;
