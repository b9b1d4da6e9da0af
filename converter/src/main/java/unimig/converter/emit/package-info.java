/**
 * Writes Java classes and Flyway SQL scripts. Only here and in {@code converter.mutant} is
 * JavaParser used.
 *
 * <p>May import JavaParser, {@code converter.record}, {@code .sql}, {@code .translate} and {@code
 * unimig.runner}.
 */
@NullMarked
package unimig.converter.emit;

import org.jspecify.annotations.NullMarked;
