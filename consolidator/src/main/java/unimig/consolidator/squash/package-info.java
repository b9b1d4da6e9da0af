/**
 * Makes one baseline script of all migrations, for fresh databases, and proves it equal to them.
 *
 * <p>May import {@code unimig.runner}, {@code unimig.consolidator.scratch} and JDBC with its
 * driver.
 */
@NullMarked
package unimig.consolidator.squash;

import org.jspecify.annotations.NullMarked;
