package unimig.converter.mutant;

import java.util.ArrayList;
import java.util.List;
import unimig.converter.sql.SqlLexer;
import unimig.converter.sql.SqlStatement;
import unimig.converter.sql.StatementSplitter;

/** Faults in a SQL script. */
final class ScriptFaults {
  private ScriptFaults() {}

  static List<Edit> of(String script) {
    List<Edit> edits = new ArrayList<>();
    List<SqlStatement> statements = StatementSplitter.split(SqlLexer.lexScript(script));
    List<int[]> places = places(script, statements);
    for (int i = 0; i < places.size(); i++) {
      int start = places.get(i)[0];
      int end = places.get(i)[1];
      String text = script.substring(start, end);
      edits.add(
          Edit.of(SqlFaults.dropped(text), script, start, Math.min(end + 1, script.length()), ""));
      SqlFaults.of(text).forEach(edit -> edits.add(edit.movedBy(start)));
      if (i > 0) {
        int before = places.get(i - 1)[0];
        String first = script.substring(before, places.get(i - 1)[1]);
        if (StatementOrder.matters(first, text)) {
          String between = script.substring(places.get(i - 1)[1], start);
          edits.add(Edit.of("swapped statements", script, before, end, text + between + first));
        }
      }
    }
    return edits;
  }

  /** Of each statement, without its semicolon. */
  private static List<int[]> places(String script, List<SqlStatement> statements) {
    List<int[]> places = new ArrayList<>();
    int from = 0;
    for (SqlStatement statement : statements) {
      int at = script.indexOf(statement.text(), from);
      if (at >= 0) {
        from = at + statement.text().length();
        places.add(new int[] {at, from});
      }
    }
    return places;
  }
}
