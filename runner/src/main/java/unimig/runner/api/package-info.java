/**
 * The small API that generated and hand-written Java migrations compile against; shipped as a jar
 * of its own, so that converted classes run under stock Flyway.
 *
 * <p>May import the JDK, Flyway's migration API and the PostgreSQL driver's public interfaces.
 */
@NullMarked
package unimig.runner.api;

import org.jspecify.annotations.NullMarked;
