package unimig.converter.emit;

import java.util.List;
import java.util.Optional;
import unimig.runner.diagnostic.Diagnostic;

/**
 * A Flyway SQL script with what belongs to it.
 *
 * @param script {@code sql/V<version>__<description>.sql}
 * @param undo {@code sql/U<version>__<description>.sql}
 * @param settings Flyway's {@code .conf} files beside scripts that run outside a transaction
 * @param checksum of {@code script}, as Flyway works it out
 * @param transactional whether {@code script} runs in a transaction
 * @param diagnostics by place; if one is an error the files must not be used
 */
public record EmittedScript(
    EmittedFile script,
    Optional<EmittedFile> undo,
    List<EmittedFile> settings,
    int checksum,
    boolean transactional,
    List<Diagnostic> diagnostics) {
  public EmittedScript {
    settings = List.copyOf(settings);
    diagnostics = diagnostics.stream().sorted().toList();
  }
}
