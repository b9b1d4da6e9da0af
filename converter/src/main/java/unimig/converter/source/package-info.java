/**
 * Finds legacy sets under the paths a user names and puts their migrations in order.
 *
 * <p>May import the JDK, Gson and {@code unimig.runner.manifest}, {@code .diagnostic}.
 */
@NullMarked
package unimig.converter.source;

import org.jspecify.annotations.NullMarked;
