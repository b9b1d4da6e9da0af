package unimig.converter.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import unimig.converter.proof.MigrationProof;
import unimig.converter.proof.MigrationProof.Phase;
import unimig.converter.proof.MigrationProof.Result;
import unimig.converter.proof.MigrationProof.Rows;
import unimig.converter.proof.MigrationProof.Step;
import unimig.converter.proof.MigrationProof.Witness;
import unimig.converter.proof.ProofTime;
import unimig.converter.proof.Sent;
import unimig.runner.cli.Paint;

/** How a proof came out. */
public final class ProofReport {
  private ProofReport() {}

  /** One line for a migration. */
  public static String line(MigrationProof proof, Paint paint) {
    List<String> phases = new ArrayList<>();
    for (Step step : proof.steps()) {
      if (step.phase().isOnRows() && step.result() != Result.DIFFERENT) {
        continue;
      }
      String phase = words(step.phase());
      phases.add(
          switch (step.result()) {
            case EQUAL -> paint.good(phase);
            case FAILS_ALIKE -> paint.striking(phase + " fails alike");
            case NONE -> paint.faint("no " + phase);
            case DIFFERENT -> paint.bad(phase + " differs");
          });
    }
    proof.rows().forEach(rows -> phases.add(rows(rows, paint)));
    String verdict = proof.isEqual() ? paint.good("equal    ") : paint.bad("DIFFERENT");
    proof.witness().map(Witness::isEqual).ifPresent(equal -> phases.add(witness(equal, paint)));
    return "%s %s  %s  (%s)"
        .formatted(verdict, proof.version(), proof.source(), String.join(", ", phases));
  }

  private static String rows(Rows rows, Paint paint) {
    String name = "%s rows".formatted(rows.name());
    if (rows.differsByItself()) {
      return paint.striking(name + " on which the original differs from itself");
    }
    return rows.isUp() ? paint.good(name) : paint.striking(name + " fail alike");
  }

  private static String witness(boolean equal, Paint paint) {
    return equal ? paint.good("witness") : paint.bad("witness differs");
  }

  /** Such as {@code up again}. */
  public static String words(Phase phase) {
    return lower(phase).replace('_', ' ');
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Phase and result of each step, for machines. */
  public static JsonArray steps(MigrationProof proof) {
    JsonArray steps = new JsonArray();
    for (Step step : proof.steps()) {
      JsonObject json = new JsonObject();
      json.addProperty("phase", lower(step.phase()));
      json.addProperty("result", lower(step.result()));
      step.message().ifPresent(message -> json.addProperty("message", message));
      steps.add(json);
    }
    return steps;
  }

  /** In milliseconds. */
  public static JsonObject json(ProofTime time) {
    JsonObject json = new JsonObject();
    json.addProperty("original", time.original());
    json.addProperty("converted", time.converted());
    json.addProperty("running", time.running());
    json.addProperty("witness", time.witness());
    json.addProperty("comparing", time.comparing());
    json.addProperty("preparing", time.preparing());
    json.addProperty("total", time.total());
    return json;
  }

  /**
   * What a person needs to find the fault: the differences with the statements of both sides that
   * made them, or all that they sent where none can be named.
   */
  public static List<String> failure(MigrationProof proof, Paint paint) {
    List<String> lines = new ArrayList<>();
    failure(lines, proof.source() + ":1:1: %s differs", "original", proof.steps(), paint);
    proof
        .witness()
        .ifPresent(
            witness ->
                failure(
                    lines,
                    proof.source() + ":1:1: %s differs from the witness, " + witness.through(),
                    "witness",
                    witness.steps(),
                    paint));
    return lines;
  }

  /**
   * @param title with a place for the phase
   * @param beside who ran beside the converted
   */
  private static void failure(
      List<String> lines, String title, String beside, List<Step> steps, Paint paint) {
    for (Step step : steps) {
      if (step.result() != MigrationProof.Result.DIFFERENT) {
        continue;
      }
      lines.add("");
      lines.add(paint.bold(title.replace("%s", words(step.phase()))));
      step.message().ifPresent(message -> lines.add("  " + message));
      DifferenceLines differences = new DifferenceLines(step, beside, paint);
      lines.addAll(differences.lines());
      // What failed stands among what was sent.
      if (step.message().isPresent() || !differences.pointAtStatements()) {
        trace(lines, beside + " sent", step.original(), paint);
        trace(lines, "converted sent", step.converted(), paint);
      }
    }
  }

  private static void trace(List<String> lines, String title, List<Sent> sent, Paint paint) {
    lines.add("  " + paint.bold(title + ":"));
    for (Sent statement : sent) {
      statement.place().ifPresent(place -> lines.add("    " + paint.faint("-- " + place)));
      statement.sql().strip().lines().forEach(line -> lines.add("    " + line));
    }
  }
}
