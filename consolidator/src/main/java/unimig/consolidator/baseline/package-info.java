/**
 * The consolidation point and its marker.
 *
 * <p>May import reconciliation, {@code unimig.runner}, JDBC and Gson.
 */
@NullMarked
package unimig.consolidator.baseline;

import org.jspecify.annotations.NullMarked;
