/**
 * Which branches of the originals were reached while they ran.
 *
 * <p>May import {@code converter.script}.
 */
@NullMarked
package unimig.converter.coverage;

import org.jspecify.annotations.NullMarked;
