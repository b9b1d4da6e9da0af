package unimig.converter.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import unimig.converter.conversion.ConvertedMigrations;
import unimig.converter.emit.EmittedClass;
import unimig.runner.cli.Json;
import unimig.runner.cli.Paint;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Mode;

/** What became of one migration, and why. */
public final class Explanation {
  private final Entry entry;
  private final String original;
  private final String result;
  private final Optional<EmittedClass> java;
  private final List<Diagnostic> diagnostics;

  /**
   * @param converted one migration alone
   * @param original text of its file
   */
  public Explanation(ConvertedMigrations converted, String original) {
    this.entry = converted.manifest().entries().get(0);
    this.original = original;
    String artifact = entry.artifact().orElseThrow();
    byte[] file = Objects.requireNonNull(converted.files().get(artifact));
    this.result = new String(file, StandardCharsets.UTF_8);
    this.java = Optional.ofNullable(converted.classes().get(artifact));
    this.diagnostics =
        converted.diagnostics().stream()
            .filter(each -> each.place().file().equals(entry.source()))
            .toList();
  }

  /**
   * Lines for a terminal: how it was converted and why so, its statements, original and result side
   * by side.
   *
   * @param width in characters
   */
  public List<String> text(Paint paint, int width) {
    List<String> lines = new ArrayList<>();
    lines.add(paint.bold(entry.source()) + " → " + entry.artifact().orElseThrow());
    lines.add(
        translated()
            .map(share -> mode() + "; %d %% of it is plain Java".formatted(share.plain().percent()))
            .orElse(mode()));
    diagnostics.forEach(reason -> lines.add("  " + reason));
    List<String> statements = statements();
    if (!statements.isEmpty()) {
      lines.add("");
      lines.add(paint.bold("Sends"));
    }
    for (int i = 0; i < statements.size(); i++) {
      lines.add("%4d  %s".formatted(i + 1, statements.get(i)));
    }
    lines.add("");
    lines.addAll(new Columns(width).of(original.lines().toList(), result.lines().toList()));
    return lines;
  }

  private String mode() {
    return entry.mode().name().toLowerCase(Locale.ROOT);
  }

  /** Only what is translated imitates JavaScript at all. */
  private Optional<EmittedClass> translated() {
    return java.filter(any -> entry.mode() == Mode.TRANSLATED);
  }

  private List<String> statements() {
    return java.map(EmittedClass::statements).orElse(List.of());
  }

  /** Everything, for machines. */
  public JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("source", entry.source());
    json.addProperty("version", entry.version());
    json.addProperty("artifact", entry.artifact().orElseThrow());
    json.addProperty("mode", mode());
    translated()
        .map(EmittedClass::plain)
        .ifPresent(
            share -> {
              json.addProperty("expressions", share.all());
              json.addProperty("plain", share.plain());
            });
    json.add("diagnostics", Json.array(diagnostics, Json::diagnostic));
    JsonArray statements = new JsonArray();
    statements().forEach(statements::add);
    json.add("statements", statements);
    json.addProperty("original", original);
    json.addProperty("result", result);
    return json;
  }
}
