/**
 * Which database to use and how to connect to it: URLs of every customary form, and connections
 * that are kept for the next caller.
 *
 * <p>May import JDBC and the PostgreSQL driver.
 */
@NullMarked
package unimig.runner.database;

import org.jspecify.annotations.NullMarked;
