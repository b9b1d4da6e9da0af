package unimig.consolidator.squash;

import java.util.ArrayList;
import java.util.List;
import unimig.consolidator.squash.Candidate.Form;

/**
 * Makes a script of two dumps of the database of a chain: before the first migration, when it holds
 * what every database of the project has, and after the last one.
 */
final class DumpCandidate {
  private static final String NO_BODY_CHECKS = "SET check_function_bodies = false;";
  private static final String BODY_CHECKS = "RESET check_function_bodies;";

  private final List<String> before;
  private final List<String> after;

  DumpCandidate(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
  }

  /**
   * @param first what was there before the first migration
   * @param last what is there after the last one
   * @param made what of it the migrations made, roles included
   */
  Candidate script(ServerFacts first, ServerFacts last, ServerFacts made) {
    List<String> rest = new ArrayList<>(after);
    for (String statement : before) {
      // Where a sequence stands is told anew.
      if (!rest.remove(statement) && !statement.startsWith("SELECT pg_catalog.setval(")) {
        return new Candidate.Impossible(
            Form.DUMP,
            "the migrations change what was there before them, which no dump can tell: "
                + firstLine(statement));
      }
    }
    ScriptText text = new ScriptText(Form.DUMP);
    made.roles().forEach(text::add);
    text.add(NO_BODY_CHECKS);
    rest.forEach(text::add);
    DumpScript.resets(rest).forEach(text::add);
    text.add(BODY_CHECKS);
    last.database(first).forEach(text::add);
    return new Candidate.Script(Form.DUMP, text.toString(), true);
  }

  private static String firstLine(String statement) {
    return statement.lines().findFirst().orElse("");
  }
}
