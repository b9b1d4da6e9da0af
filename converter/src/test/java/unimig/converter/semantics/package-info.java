/**
 * Compares the Java of {@code unimig.runner.api} that stands for JavaScript with a real JavaScript
 * engine, on generated values.
 */
@NullMarked
package unimig.converter.semantics;

import org.jspecify.annotations.NullMarked;
