/**
 * Compiles a converted set into {@code migrations.jar}.
 *
 * <p>May import the JDK's compiler interface, {@code unimig.runner.manifest} and {@code
 * .diagnostic}.
 */
@NullMarked
package unimig.converter.build;

import org.jspecify.annotations.NullMarked;
