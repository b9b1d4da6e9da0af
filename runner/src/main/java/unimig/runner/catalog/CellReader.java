package unimig.runner.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import unimig.runner.catalog.TableRows.Column;
import unimig.runner.catalog.TableRows.ColumnKind;
import unimig.runner.catalog.TableRows.RowText;
import unimig.runner.catalog.Token.Label;
import unimig.runner.catalog.Token.Moment;

/** Finds the tokens in the values of one side. */
final class CellReader {
  /** PostgreSQL and Java write UUIDs that no one can repeat with these versions and variants. */
  private static final String UUID =
      "(?<![0-9A-Za-z])[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}"
          + "-[0-9A-Fa-f]{12}(?![0-9A-Za-z])";

  private static final String NUMBER = "(?<![0-9.])(?:[0-9]{13}|[0-9]{10}(?:\\.[0-9]+)?)(?![0-9.])";

  /** Long enough that two random texts are not equal by chance. */
  private static final String RANDOM = "[A-Za-z0-9_+/=.-]{6,}";

  private static final Pattern TOKENS =
      Pattern.compile(
          "(?<uuid>" + UUID + ")|(?<time>" + MomentText.PATTERN + ")|(?<number>" + NUMBER + ")");
  private static final Pattern RANDOM_TEXT = Pattern.compile(RANDOM);
  private static final Pattern RANDOM_TOKENS = Pattern.compile(TOKENS.pattern() + "|" + RANDOM);
  private static final int VERSION = 14;
  private static final int VARIANT = 19;

  private final VolatilePolicy policy;
  private final List<RunWindow> windows;
  private final Pattern pattern;

  /**
   * @param windows in which the migrations of this side ran
   */
  CellReader(VolatilePolicy policy, List<RunWindow> windows) {
    this.policy = policy;
    this.windows = windows;
    this.pattern = policy.randomText() ? RANDOM_TOKENS : TOKENS;
  }

  Row read(List<Column> columns, RowText row) {
    List<Cell> cells = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      cells.add(read(columns.get(i).kind(), row.values().get(i)));
    }
    return new Row(cells);
  }

  Cell read(ColumnKind kind, Optional<String> value) {
    if (value.isEmpty()) {
      return Cell.NULL;
    }
    String text = value.get();
    return switch (kind) {
      case NUMBER -> whole(text, number(text));
      case TIME -> whole(text, MomentText.timeOfDay(text).filter(time -> isVolatile(text)));
      case TEXT -> pieces(text);
    };
  }

  private static Cell whole(String text, Optional<? extends Token> token) {
    if (token.isEmpty()) {
      return Cell.literal(text);
    }
    return new Cell(Optional.of(text), Cell.MARK + token.get().placeholder(), List.of(token.get()));
  }

  private Cell pieces(String text) {
    StringBuilder skeleton = new StringBuilder();
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    int done = 0;
    for (int from = 0; matcher.find(from); ) {
      Optional<Piece> piece = piece(matcher, text);
      from = piece.map(Piece::end).orElse(matcher.end());
      if (piece.isPresent()) {
        Token token = piece.get().token();
        skeleton.append(text, done, matcher.start()).append(Cell.MARK);
        skeleton.append(token.placeholder()).append(Cell.MARK);
        tokens.add(token);
        done = from;
      }
    }
    return tokens.isEmpty()
        ? Cell.literal(text)
        : new Cell(
            Optional.of(text), skeleton.append(text, done, text.length()).toString(), tokens);
  }

  /**
   * @param end after its last character
   */
  private record Piece(Token token, int end) {}

  private Optional<Piece> piece(Matcher found, String text) {
    Optional<? extends Token> token = token(found);
    if (token.isPresent()) {
      return Optional.of(new Piece(token.get(), found.end()));
    }
    return found.group("number") == null ? Optional.empty() : randomText(text, found.start());
  }

  /** Random text may begin with as many digits as a time has. */
  private Optional<Piece> randomText(String text, int start) {
    Matcher found = RANDOM_TEXT.matcher(text).region(start, text.length());
    return policy.randomText() && found.lookingAt()
        ? random(found.group()).map(label -> new Piece(label, found.end()))
        : Optional.empty();
  }

  private Optional<? extends Token> token(Matcher found) {
    String text = found.group();
    if (found.group("uuid") != null) {
      return uuid(text);
    }
    if (found.group("time") != null) {
      return MomentText.dateTime(text)
          .filter(time -> MomentText.spellings(text).stream().allMatch(this::isVolatile));
    }
    return found.group("number") != null ? number(text) : random(text);
  }

  private Optional<Label> uuid(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean isUpper = !text.equals(lower);
    if ((isUpper && !text.equals(text.toUpperCase(Locale.ROOT)))
        || !isVolatile(text)
        || !isVolatile(lower)) {
      return Optional.empty();
    }
    char version = lower.charAt(VERSION);
    boolean isUnrepeatable =
        "1467".indexOf(version) >= 0 && "89ab".indexOf(lower.charAt(VARIANT)) >= 0;
    if (!isUnrepeatable && !policy.randomText()) {
      return Optional.empty();
    }
    String shape = (policy.randomText() ? "uuid" : "uuid" + version) + (isUpper ? " upper" : "");
    return Optional.of(new Label(lower, shape));
  }

  private Optional<Moment> number(String text) {
    Optional<Moment> moment = NumberMoment.parse(text);
    return moment
        .filter(time -> windows.stream().anyMatch(window -> NumberMoment.isIn(time, window)))
        .filter(time -> isVolatile(text));
  }

  private Optional<Label> random(String text) {
    return isVolatile(text)
        ? Optional.of(new Label(text, "random " + text.length()))
        : Optional.empty();
  }

  private boolean isVolatile(String text) {
    return !policy.isConstant().test(text);
  }
}
