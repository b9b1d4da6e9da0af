/**
 * The conversion as a whole: from the paths that a user names to a converted set on disk.
 *
 * <p>May import every package of the converter but {@code cli}, {@code proof} and {@code report}.
 */
@NullMarked
package unimig.converter.conversion;

import org.jspecify.annotations.NullMarked;
