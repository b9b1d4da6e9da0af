package unimig.consolidator.squash;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import unimig.consolidator.squash.Candidate.Form;
import unimig.consolidator.squash.RecordedMigration.Left;
import unimig.consolidator.squash.SqlPiece.Kind;

/** Puts together what the migrations of a chain sent, in their order. */
final class RecordedScript {
  private static final Set<String> CONCURRENT = Set.of("index", "reindex");

  private static final String KEEP_PATH =
      "select pg_catalog.set_config('unimig.search_path',"
          + " pg_catalog.current_setting('search_path'), false);";
  private static final String RESTORE_PATH =
      "select pg_catalog.set_config('search_path',"
          + " pg_catalog.current_setting('unimig.search_path'), false);";

  private final Recording recording;

  RecordedScript(Recording recording) {
    this.recording = recording;
  }

  /**
   * @param form one of statements
   */
  Candidate in(Form form) {
    if (!recording.obstacles().isEmpty()) {
      return new Candidate.Impossible(form, recording.obstacles().get(0));
    }
    boolean inParts = form == Form.STATEMENTS_IN_PARTS;
    ScriptText text = new ScriptText(form);
    boolean losesPath =
        recording.migrations().stream().anyMatch(each -> each.left().contains(Left.SEARCH_PATH));
    if (losesPath) {
      text.add(KEEP_PATH);
    }
    for (RecordedMigration migration : recording.migrations()) {
      text.heading(migration.version() + " " + migration.description());
      statements(migration, inParts).forEach(text::add);
      if (migration.left().contains(Left.ROLE)) {
        text.add("reset role;");
      }
      if (migration.left().contains(Left.SEARCH_PATH)) {
        text.add(RESTORE_PATH);
      }
    }
    return new Candidate.Script(form, text.toString(), !inParts);
  }

  private static List<String> statements(RecordedMigration migration, boolean inParts) {
    List<String> statements = new ArrayList<>();
    boolean isOpen = false;
    for (Sent sent : migration.sent()) {
      if (Reading.isCertain(sent.sql())) {
        continue;
      }
      if (inParts && sent.inTransaction() != isOpen) {
        isOpen = sent.inTransaction();
        statements.add(isOpen ? "begin;" : "commit;");
      }
      statements.add(ended(plain(sent.sql().strip())));
    }
    if (isOpen) {
      statements.add("commit;");
    }
    return statements;
  }

  /**
   * Nobody waits for a lock on a fresh database, and what is done concurrently could not run in a
   * transaction.
   */
  private static String plain(String sql) {
    List<SqlPiece> pieces = SqlPiece.of(sql);
    List<String> words =
        pieces.stream()
            .filter(piece -> piece.kind() == Kind.WORD)
            .map(piece -> piece.text().toLowerCase(Locale.ROOT))
            .toList();
    boolean isOfIndex = words.stream().limit(3).anyMatch(CONCURRENT::contains);
    if (!isOfIndex && !words.contains("detach")) {
      return sql;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pieces.size(); i++) {
      if (!pieces.get(i).is("concurrently")) {
        text.append(pieces.get(i).text());
      } else if (i + 1 < pieces.size() && pieces.get(i + 1).kind() == Kind.SPACE) {
        i++;
      }
    }
    return text.toString();
  }

  private static String ended(String sql) {
    List<SqlPiece> pieces = SqlPiece.of(sql);
    int last = pieces.size() - 1;
    boolean inLine = last >= 0 && pieces.get(last).text().startsWith("--");
    while (last >= 0
        && (pieces.get(last).kind() == Kind.SPACE || pieces.get(last).kind() == Kind.COMMENT)) {
      last--;
    }
    if (last >= 0 && pieces.get(last).text().equals(";")) {
      return sql;
    }
    return sql + (inLine ? "\n;" : ";");
  }
}
