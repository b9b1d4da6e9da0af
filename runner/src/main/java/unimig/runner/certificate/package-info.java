/**
 * The certificate {@code certificate.json}: what a proof has shown of which files. Written by the
 * proof, checked here without database and network.
 *
 * <p>May import the JDK, Gson, {@code MigrationVersion} of Flyway's API, {@code
 * unimig.runner.diagnostic}, {@code unimig.runner.manifest} and {@code unimig.runner.squash}.
 */
@NullMarked
package unimig.runner.certificate;

import org.jspecify.annotations.NullMarked;
