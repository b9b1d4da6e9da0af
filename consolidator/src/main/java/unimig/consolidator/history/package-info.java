/**
 * Histories that migration tools keep in a database: finding their tables and reading them.
 *
 * <p>May import JDBC alone.
 */
@NullMarked
package unimig.consolidator.history;

import org.jspecify.annotations.NullMarked;
