package unimig.converter.report;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import unimig.converter.conversion.ConvertedMigrations;
import unimig.converter.proof.MigrationProof;
import unimig.converter.source.SourceSet;
import unimig.runner.cli.Paint;
import unimig.runner.cli.Table;
import unimig.runner.engine.RunResult;
import unimig.runner.manifest.Mode;

/**
 * What a demonstration showed.
 *
 * @param directory of the converted set
 * @param proofs of all its migrations, each equal
 * @param run that made the database, from nothing
 * @param content of that database
 * @param server such as {@code PostgreSQL 15.19 (embedded)}
 */
public record DemoReport(
    ConvertedMigrations converted,
    Path directory,
    List<MigrationProof> proofs,
    Seconds seconds,
    RunResult run,
    DatabaseContent content,
    String server) {
  private static final String INDENT = "  ";

  /**
   * How long it took.
   *
   * @param convert compiling the classes included
   */
  public record Seconds(double convert, double prove) {}

  public DemoReport {
    proofs = List.copyOf(proofs);
  }

  /** Lines for a terminal. */
  public List<String> text(Paint paint) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(paint.bold("Came in"));
    table(cameIn(), lines);
    lines.add("");
    lines.add(paint.bold("Came out") + " (%.1f s)".formatted(seconds.convert()));
    WrittenCode code = WrittenCode.read(converted.manifest(), directory);
    table(cameOut(code), lines);
    lines.add("");
    lines.add(paint.bold("Proven equal") + " (%.1f s)".formatted(seconds.prove()));
    proven(paint).forEach(line -> lines.add(INDENT + line));
    lines.add("");
    lines.add(
        paint.bold("Runs") + " (%.1f s)".formatted(run.milliseconds() / 1000.0) + " on " + server);
    lines.add(INDENT + run.applied().size() + " migrations made a database with");
    lines.add(INDENT + content.text());
    code.example().ifPresent(script -> example(script, paint, lines));
    lines.add("");
    lines.add(paint.bold("Look around in") + " " + directory);
    return lines;
  }

  private List<List<String>> cameIn() {
    List<List<String>> rows = new ArrayList<>();
    for (SourceSet set : converted.project().sets()) {
      rows.add(
          List.of(
              String.valueOf(set.migrations().size()),
              set.info().kind().name().toLowerCase(Locale.ROOT),
              String.join(", ", set.info().directories()),
              set.knexVersion().map(version -> "Knex " + version).orElse("")));
    }
    return rows;
  }

  private List<List<String>> cameOut(WrittenCode code) {
    List<List<String>> rows = new ArrayList<>();
    for (Mode mode : Mode.values()) {
      long count = count(mode);
      if (count > 0) {
        rows.add(
            List.of(String.valueOf(count), name(mode), code.lines(mode) + " lines", meaning(mode)));
      }
    }
    return rows;
  }

  private long count(Mode mode) {
    return converted.manifest().entries().stream().filter(e -> e.mode() == mode).count();
  }

  private static String name(Mode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  private static String meaning(Mode mode) {
    return switch (mode) {
      case COPIED -> "SQL scripts for Flyway";
      case RECORDED -> "Java that sends what Knex sends";
      case TRANSLATED -> "Java with the control flow of the original";
      case BRIDGED -> "Java that runs the original script, as answers of the database decide";
      case REFUSED -> "not converted";
    };
  }

  private static void table(List<List<String>> rows, List<String> lines) {
    Table table = new Table();
    int widest = rows.stream().mapToInt(row -> row.get(0).length()).max().orElse(0);
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>(row);
      cells.set(0, INDENT + " ".repeat(widest - row.get(0).length()) + row.get(0));
      table.row(text -> text, cells);
    }
    table.toString().lines().forEach(lines::add);
  }

  private List<String> proven(Paint paint) {
    Comparisons comparisons = new Comparisons(proofs);
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s of schema, rows and sequences with what the originals leave:"
            .formatted(paint.good(comparisons.all() + " comparisons")));
    lines.addAll(comparisons.lines());
    if (comparisons.failuresAlike() > 0) {
      lines.add(
          "(%d of them of a failure that both sides share)".formatted(comparisons.failuresAlike()));
    }
    return lines;
  }

  private void example(WrittenCode.Script script, Paint paint, List<String> lines) {
    lines.add("");
    lines.add(paint.bold("Reads like this") + ", from " + directory.relativize(script.file()));
    lines.add("");
    script.up().forEach(line -> lines.add(paint.faint("  |") + line));
  }

  /** Everything, for machines; without command, result and errors. */
  public JsonObject json() {
    JsonObject json = new ConversionReport(converted).json();
    json.addProperty("directory", directory.toString());
    json.addProperty("convertSeconds", seconds.convert());
    json.addProperty("proveSeconds", seconds.prove());
    json.addProperty("comparisons", new Comparisons(proofs).all());
    json.addProperty("migrated", run.applied().size());
    json.addProperty("migrateSeconds", run.milliseconds() / 1000.0);
    json.addProperty("server", server);
    json.add("database", content.json());
    return json;
  }
}
