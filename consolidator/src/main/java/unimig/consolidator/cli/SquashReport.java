package unimig.consolidator.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import unimig.consolidator.squash.SquashOutcome;
import unimig.consolidator.squash.SquashOutcome.Attempt;
import unimig.consolidator.squash.SquashOutcome.Different;
import unimig.consolidator.squash.SquashOutcome.Kept;
import unimig.consolidator.squash.SquashOutcome.Refused;
import unimig.consolidator.squash.SquashOutcome.UpToDate;
import unimig.runner.cli.ExitCode;
import unimig.runner.cli.Json;
import unimig.runner.cli.OutputOptions;
import unimig.runner.cli.Paint;
import unimig.runner.cli.Surroundings;
import unimig.runner.diagnostic.Diagnostic;

/** Tells what came of a squash, and ends the command. */
final class SquashReport {
  private static final int SHOWN = 20;

  private final Surroundings surroundings;
  private final OutputOptions output;
  private final Paint paint;

  SquashReport(Surroundings surroundings, OutputOptions output) {
    this.surroundings = surroundings;
    this.output = output;
    this.paint = output.paint(surroundings);
  }

  int show(SquashOutcome outcome) {
    if (outcome instanceof Kept kept) {
      return kept(kept);
    }
    if (outcome instanceof UpToDate done) {
      return upToDate(done);
    }
    return outcome instanceof Refused refused ? refused(refused) : different((Different) outcome);
  }

  private int kept(Kept kept) {
    if (output.isJson()) {
      JsonObject json = Json.result("squash", true, new JsonArray());
      json.addProperty("version", kept.squash().version());
      json.addProperty("file", kept.file());
      json.addProperty("from", kept.form());
      json.addProperty("migrations", kept.squash().covers().size());
      json.addProperty("tables", kept.tables());
      json.addProperty("rows", kept.rows());
      json.add("frozen", Json.array(kept.frozen(), SquashReport::text));
      json.add("notes", Json.array(kept.notes(), SquashReport::text));
      json.add("rejected", Json.array(kept.rejected(), SquashReport::json));
      Json.print(surroundings, json);
      return ExitCode.DONE;
    }
    kept.rejected().forEach(this::tell);
    kept.notes().forEach(note -> surroundings.err().println("note: " + note));
    if (!kept.frozen().isEmpty()) {
      surroundings
          .err()
          .println(
              paint.striking("holds values of this one run (times, UUIDs and the like): ")
                  + String.join(", ", kept.frozen()));
    }
    surroundings
        .out()
        .println(
            paint.good(
                "%s stands for %d migrations, found equal: %d tables, %d rows (made of %s)"
                    .formatted(
                        kept.file(),
                        kept.squash().covers().size(),
                        kept.tables(),
                        kept.rows(),
                        kept.form())));
    return ExitCode.DONE;
  }

  /** Of a look at the files alone. */
  int checked(List<Diagnostic> findings) {
    if (output.isJson()) {
      JsonArray errors = Json.array(findings, Json::diagnostic);
      Json.print(surroundings, Json.result("squash", findings.isEmpty(), errors));
    } else {
      findings.forEach(surroundings.err()::println);
      if (findings.isEmpty()) {
        surroundings.out().println(paint.good("the squash is of the files as they are"));
      }
    }
    return findings.isEmpty() ? ExitCode.DONE : ExitCode.DRIFT;
  }

  private int upToDate(UpToDate done) {
    if (output.isJson()) {
      JsonObject json = Json.result("squash", true, new JsonArray());
      json.addProperty("version", done.squash().version());
      json.addProperty("file", done.squash().files().firstKey());
      Json.print(surroundings, json);
    } else {
      surroundings
          .out()
          .println(
              "version %s is squashed, and what it stands for is archived"
                  .formatted(done.squash().version()));
    }
    return ExitCode.DONE;
  }

  private int refused(Refused refused) {
    if (output.isJson()) {
      JsonArray errors = Json.array(refused.reasons(), Json::diagnostic);
      Json.print(surroundings, Json.result("squash", false, errors));
    } else {
      refused.reasons().forEach(surroundings.err()::println);
    }
    return ExitCode.REFUSED;
  }

  private int different(Different different) {
    if (output.isJson()) {
      Json.print(
          surroundings,
          Json.result("squash", false, Json.array(different.attempts(), SquashReport::difference)));
    } else {
      different.attempts().forEach(this::tell);
      surroundings.out().println(paint.bad("no squash was found equal; nothing is written"));
    }
    return ExitCode.NOT_EQUIVALENT;
  }

  private void tell(Attempt attempt) {
    surroundings.err().println("not made of " + attempt.form() + ": " + attempt.reason());
    List<String> differences = attempt.differences();
    differences.stream().limit(SHOWN).forEach(each -> surroundings.err().println("  " + each));
    if (differences.size() > SHOWN) {
      surroundings.err().println("  and " + (differences.size() - SHOWN) + " more");
    }
  }

  private static JsonElement text(String text) {
    return new JsonPrimitive(text);
  }

  private static JsonElement json(Attempt attempt) {
    JsonObject json = new JsonObject();
    json.addProperty("from", attempt.form());
    json.addProperty("reason", attempt.reason());
    json.add("differences", Json.array(attempt.differences(), SquashReport::text));
    return json;
  }

  private static JsonElement difference(Attempt attempt) {
    JsonObject json = new JsonObject();
    json.addProperty("code", "SQUASH_DIFFERS");
    json.addProperty("message", "not made of " + attempt.form() + ": " + attempt.reason());
    json.add("differences", Json.array(attempt.differences(), SquashReport::text));
    return json;
  }
}
