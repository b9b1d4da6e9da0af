/**
 * The manifest {@code migrations.json}: what was converted, from what, into what. The contract
 * between converter, consolidator and runner.
 *
 * <p>May import the JDK, Gson and {@code unimig.runner.diagnostic}.
 */
@NullMarked
package unimig.runner.manifest;

import org.jspecify.annotations.NullMarked;
