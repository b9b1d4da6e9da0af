/**
 * The conversion as a whole: from the paths that a user names to a converted set on disk.
 *
 * <p>May import {@code converter.emit}, {@code .record}, {@code .script}, {@code .source}, {@code
 * .sql}, {@code .translate}, the consolidator's baseline and {@code unimig.runner}'s manifest and
 * diagnostic.
 */
@NullMarked
package unimig.converter.conversion;

import org.jspecify.annotations.NullMarked;
