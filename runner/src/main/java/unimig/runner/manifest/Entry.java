package unimig.runner.manifest;

import java.util.Optional;

/**
 * One legacy migration and what it became.
 *
 * @param set name of its {@link LegacySet}
 * @param legacyName as the legacy history table holds it, such as {@code 20240105093000_users.js}
 * @param source path of the legacy file relative to the project root
 * @param sourceHash SHA-256 of the legacy file's bytes, in lower-case hex
 * @param version Flyway version, such as {@code 20240105093000} or {@code 20240105093000.1}
 * @param description with underscores, as in the file name
 * @param artifact file under the output directory: {@code java/db/migration/V1__a.java} or {@code
 *     sql/V1__a.sql}; empty if refused
 * @param undo the SQL script that takes a copied migration back; empty for Java, whose class holds
 *     its own {@code down}
 * @param mode how it was converted
 * @param transactional whether it runs in a transaction
 * @param reversible whether it can be taken back
 * @param checksum as Flyway records it; empty if refused
 * @param needs of its surroundings
 */
public record Entry(
    String set,
    String legacyName,
    String source,
    String sourceHash,
    String version,
    String description,
    Optional<String> artifact,
    Optional<String> undo,
    Mode mode,
    boolean transactional,
    boolean reversible,
    Optional<Integer> checksum,
    Needs needs) {}
