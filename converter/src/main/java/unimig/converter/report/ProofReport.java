package unimig.converter.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import unimig.converter.proof.MigrationProof;
import unimig.converter.proof.MigrationProof.Step;
import unimig.runner.catalog.DifferenceReport;
import unimig.runner.cli.Paint;

/** How a proof came out. */
public final class ProofReport {
  private static final int MOST_DIFFERENCES = 20;

  private ProofReport() {}

  /** One line for a migration. */
  public static String line(MigrationProof proof, Paint paint) {
    List<String> phases = new ArrayList<>();
    for (Step step : proof.steps()) {
      String phase = words(step.phase().name());
      phases.add(
          switch (step.result()) {
            case EQUAL -> paint.good(phase);
            case FAILS_ALIKE -> paint.striking(phase + " fails alike");
            case NONE -> paint.faint("no " + phase);
            case DIFFERENT -> paint.bad(phase + " differs");
          });
    }
    String verdict = proof.isEqual() ? paint.good("equal    ") : paint.bad("DIFFERENT");
    return "%s %s  %s  (%s)"
        .formatted(verdict, proof.version(), proof.source(), String.join(", ", phases));
  }

  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** What a person needs to find the fault: the first difference, both traces, the source. */
  public static List<String> failure(MigrationProof proof, Paint paint) {
    List<String> lines = new ArrayList<>();
    for (Step step : proof.steps()) {
      if (step.result() != MigrationProof.Result.DIFFERENT) {
        continue;
      }
      lines.add("");
      lines.add(paint.bold(proof.source() + ":1:1: " + words(step.phase().name()) + " differs"));
      step.message().ifPresent(message -> lines.add("  " + message));
      DifferenceReport.of(step.differences(), MOST_DIFFERENCES)
          .lines()
          .forEach(line -> lines.add("  " + line));
      trace(lines, "original sent", step.original(), paint);
      trace(lines, "converted sent", step.converted(), paint);
    }
    return lines;
  }

  private static void trace(List<String> lines, String title, List<String> sql, Paint paint) {
    lines.add("  " + paint.bold(title + ":"));
    for (String statement : sql) {
      statement.strip().lines().forEach(line -> lines.add("    " + line));
    }
  }
}
