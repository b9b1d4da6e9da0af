/**
 * PostgreSQL servers and databases to try things on: for proof, demonstration and tests.
 *
 * <p>May import JDBC, the PostgreSQL driver, Testcontainers, Commons Compress, XZ, {@code
 * unimig.runner.database} and {@code .diagnostic}.
 */
@NullMarked
package unimig.converter.scratch;

import org.jspecify.annotations.NullMarked;
