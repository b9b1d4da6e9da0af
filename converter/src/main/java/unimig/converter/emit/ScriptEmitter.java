package unimig.converter.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unimig.runner.diagnostic.Diagnostic;

/**
 * Writes a legacy SQL script as a Flyway SQL script. Equal requests give equal files.
 *
 * <p>Scripts are to run with Flyway's placeholders off, for they may contain <code>${…}</code>.
 */
public final class ScriptEmitter {
  private static final String OUTSIDE_TRANSACTION = "executeInTransaction=false\n";

  private ScriptEmitter() {}

  /**
   * The scripts with one line of comment in front, naming the original. Commands of psql that
   * change nothing, and a {@code BEGIN} and {@code COMMIT} around the whole script, become
   * comments; every other byte stays.
   */
  public static EmittedScript emit(ScriptRequest request) {
    String name = request.version() + "__" + request.description() + ".sql";
    ScriptText up = new ScriptText(request.up());
    Optional<ScriptText> down = request.down().map(ScriptText::new);
    List<Diagnostic> diagnostics = new ArrayList<>(up.diagnostics());
    down.ifPresent(script -> diagnostics.addAll(script.diagnostics()));
    List<EmittedFile> settings = new ArrayList<>();
    EmittedFile script = file("sql/V" + name, up, settings);
    return new EmittedScript(
        script,
        down.map(text -> file("sql/U" + name, text, settings)),
        settings,
        FlywayChecksum.of(script.text()),
        up.transactional(),
        diagnostics);
  }

  private static EmittedFile file(String path, ScriptText script, List<EmittedFile> settings) {
    if (!script.transactional()) {
      settings.add(new EmittedFile(path + ".conf", OUTSIDE_TRANSACTION));
    }
    return new EmittedFile(path, script.text());
  }
}
