/**
 * New migrations, to be filled in by hand.
 *
 * <p>May import Flyway's version and the manifest.
 */
@NullMarked
package unimig.runner.skeleton;

import org.jspecify.annotations.NullMarked;
