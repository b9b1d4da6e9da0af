/**
 * Finds legacy sets under the paths a user names and puts their migrations in order.
 *
 * <p>Its doors are {@link unimig.converter.source.SourceReader}, which finds and reads, and {@link
 * unimig.converter.source.VersionAssigner}, which orders what was read. Runs none of the user's
 * code: knexfiles are evaluated by the {@link unimig.converter.source.KnexfileReader} it is given.
 *
 * <p>May import the JDK, Gson and {@code unimig.runner.manifest}, {@code .diagnostic}.
 */
@NullMarked
package unimig.converter.source;

import org.jspecify.annotations.NullMarked;
