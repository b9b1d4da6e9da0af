/**
 * Whether a database has the schema that its applied migrations make, and if not, where it goes its
 * own way. {@link unimig.consolidator.drift.SchemaCheck} is the door.
 *
 * <p>May import {@code unimig.runner}, JDBC, Flyway's versions and {@code
 * unimig.consolidator.scratch}.
 */
@NullMarked
package unimig.consolidator.drift;

import org.jspecify.annotations.NullMarked;
