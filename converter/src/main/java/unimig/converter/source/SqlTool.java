package unimig.converter.source;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tools that run plain SQL files, with what tells them apart. */
enum SqlTool {
  DBMATE(LegacyOrder.NAME, "schema_migrations", "migrate:up", "migrate:down", "transaction:false"),
  GOOSE(
      LegacyOrder.UNIQUE_VERSION,
      "goose_db_version",
      "\\+goose\\s+Up",
      "\\+goose\\s+Down",
      "\\+goose\\s+NO\\s+TRANSACTION"),
  SQL_MIGRATE(
      LegacyOrder.NAME,
      "gorp_migrations",
      "\\+migrate\\s+Up",
      "\\+migrate\\s+Down",
      "notransaction"),
  NODE_PG_MIGRATE(LegacyOrder.NAME, "pgmigrations", "Up\\s+Migration", "Down\\s+Migration", "(?!)"),
  FLYWAY(LegacyOrder.UNIQUE_VERSION, "flyway_schema_history"),
  GOLANG_MIGRATE(LegacyOrder.UNIQUE_VERSION, "schema_migrations"),
  POSTGRATOR(LegacyOrder.UNIQUE_VERSION, "schemaversion"),
  /** None that is known: run by hand, or by a program of the project. */
  NONE(LegacyOrder.VERSION, "");

  private final LegacyOrder order;
  private final String historyTable;
  private final Optional<Pattern> upMark;
  private final Optional<Pattern> downMark;
  private final Optional<Pattern> noTransaction;

  SqlTool(LegacyOrder order, String historyTable) {
    this.order = order;
    this.historyTable = historyTable;
    this.upMark = Optional.empty();
    this.downMark = Optional.empty();
    this.noTransaction = Optional.empty();
  }

  SqlTool(LegacyOrder order, String historyTable, String upMark, String downMark, String outside) {
    this.order = order;
    this.historyTable = historyTable;
    this.upMark = Optional.of(mark(upMark + "\\b.*"));
    this.downMark = Optional.of(mark(downMark + "\\b.*"));
    this.noTransaction = Optional.of(mark(".*" + outside + "\\b.*"));
  }

  private static Pattern mark(String words) {
    return Pattern.compile(
        "^--[ \\t]*" + words + "$", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  }

  LegacyOrder order() {
    return order;
  }

  Optional<String> historyTable() {
    return Optional.of(historyTable).filter(table -> !table.isEmpty());
  }

  /** The tool that keeps up and down in one file, if {@code text} is marked as its files are. */
  static Optional<SqlTool> markedIn(String text) {
    return Arrays.stream(values())
        .filter(tool -> tool.upMark.filter(mark -> mark.matcher(text).find()).isPresent())
        .findFirst();
  }

  /** Where the parts of a marked file are. */
  Marked split(String text) {
    Matcher up = matcher(upMark, text);
    if (!up.find()) {
      throw new IllegalArgumentException("no mark of " + this);
    }
    Matcher down = matcher(downMark, text);
    boolean hasDown = down.find();
    boolean downLast = hasDown && down.start() > up.start();
    int upEnd = downLast ? down.start() : text.length();
    Optional<Stretch> downStretch =
        hasDown
            ? Optional.of(new Stretch(down.end(), downLast ? text.length() : up.start()))
            : Optional.empty();
    boolean transactional = !matcher(noTransaction, text).find();
    return new Marked(new Stretch(up.end(), upEnd), downStretch, transactional);
  }

  private static Matcher matcher(Optional<Pattern> mark, String text) {
    return mark.orElseThrow(IllegalStateException::new).matcher(text);
  }

  /** Offsets in a text. */
  record Stretch(int start, int end) {}

  /** A file that holds both directions. */
  record Marked(Stretch up, Optional<Stretch> down, boolean transactional) {}
}
