/**
 * What a conversion and a proof tell a person, and the same as JSON.
 *
 * <p>May import {@code converter.conversion}, {@code .coverage}, {@code .emit}, {@code .proof},
 * {@code .source}, {@code .translate}, {@code unimig.runner} and Gson.
 */
@NullMarked
package unimig.converter.report;

import org.jspecify.annotations.NullMarked;
