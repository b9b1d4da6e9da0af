/**
 * Support for tests against a real PostgreSQL server; other modules use it through this module's
 * test jar.
 */
@NullMarked
package unimig.runner.testing;

import org.jspecify.annotations.NullMarked;
