/**
 * The proof proven: converted migrations with one small fault each, and whether the proof notices.
 *
 * <p>May import JavaParser, {@code converter.build}, {@code .proof} and {@code .sql}, and {@code
 * unimig.runner}.
 */
@NullMarked
package unimig.converter.mutant;

import org.jspecify.annotations.NullMarked;
