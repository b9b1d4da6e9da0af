/**
 * Writes the histories of Knex and Prisma as these do themselves, for as long as a service that
 * uses them may be deployed again: {@link unimig.runner.dual.DualTables} is the door.
 *
 * <p>May import JDBC and {@code unimig.runner.manifest}.
 */
@NullMarked
package unimig.runner.dual;

import org.jspecify.annotations.NullMarked;
