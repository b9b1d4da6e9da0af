package unimig.converter.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import unimig.converter.record.RecordedEvents.Bound;

/**
 * Finds what two recordings of the same script under different {@link Variation}s stand for: equal
 * parts are constants, parts that follow the variation are symbols.
 */
final class Symbols {
  private static final String UUID_V4 =
      "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

  private final Variation first;
  private final Variation second;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, Optional<String>> fallbacks;
  private final Pattern symbol;
  private final Map<String, Integer> uuids = new HashMap<>();
  private final Map<String, String> uuidTwins = new HashMap<>();

  /**
   * @param fallbacks for each variable read, what the script uses in its place where it is not set
   */
  Symbols(Variation first, Variation second, Map<String, Optional<String>> fallbacks) {
    this.first = first;
    this.second = second;
    this.fallbacks = Map.copyOf(fallbacks);
    first.environmentRead().forEach(name -> names.put(first.standIn(name), name));
    String variables = names.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"));
    this.symbol =
        Pattern.compile(
            (variables.isEmpty() ? "" : variables + "|")
                + Pattern.quote(iso(first))
                + "|"
                + first.time()
                + "|"
                + UUID_V4);
  }

  private static String iso(Variation variation) {
    return Instant.ofEpochMilli(variation.time()).toString();
  }

  /** Empty if the difference is neither variable nor time nor random UUID. */
  Optional<Value> value(Bound one, Bound other) {
    if (!one.type().equals(other.type())) {
      return Optional.empty();
    }
    return switch (one.type()) {
      case "null" -> Optional.of(new Value.Null());
      case "boolean" -> same(one, other, new Value.Bool(Boolean.parseBoolean(one.text())));
      case "bytes" -> same(one, other, new Value.Bytes(bytes(one.text())));
      case "number" ->
          followsClock(one, other)
              ? Optional.of(new Value.Now(Value.Now.Form.EPOCH_MILLIS))
              : same(one, other, new Value.Numeral(one.text()));
      case "date" -> date(one, other);
      default -> text(one.text(), other.text());
    };
  }

  private Optional<Value> date(Bound one, Bound other) {
    if (followsClock(one, other)) {
      return Optional.of(new Value.Now(Value.Now.Form.DATE));
    }
    return one.text().equals("NaN")
        ? same(one, other, new Value.Text("0NaN-NaN-NaNTNaN:NaN:NaN.NaN+NaN:NaN"))
        : one.text().equals(other.text())
            ? Optional.of(new Value.Moment(Long.parseLong(one.text())))
            : Optional.empty();
  }

  private boolean followsClock(Bound one, Bound other) {
    return one.text().equals(String.valueOf(first.time()))
        && other.text().equals(String.valueOf(second.time()));
  }

  private static Optional<Value> same(Bound one, Bound other, Value value) {
    return one.text().equals(other.text()) ? Optional.of(value) : Optional.empty();
  }

  private static List<Byte> bytes(String base64) {
    List<Byte> bytes = new ArrayList<>();
    for (byte each : Base64.getDecoder().decode(base64)) {
      bytes.add(each);
    }
    return bytes;
  }

  /** Empty if the difference is neither variable nor time nor random UUID. */
  Optional<Value> text(String one, String other) {
    if (one.equals(other)) {
      return Optional.of(new Value.Text(one));
    }
    List<Value> pieces = new ArrayList<>();
    Matcher matcher = symbol.matcher(one);
    int done = 0;
    int cursor = 0;
    while (matcher.find()) {
      String constant = one.substring(done, matcher.start());
      if (!other.startsWith(constant, cursor)) {
        return Optional.empty();
      }
      cursor += constant.length();
      Optional<Piece> piece = piece(matcher.group(), other, cursor);
      if (piece.isEmpty()) {
        return Optional.empty();
      }
      addText(pieces, constant);
      add(pieces, piece.get().value());
      cursor += piece.get().length();
      done = matcher.end();
    }
    if (!other.substring(cursor).equals(one.substring(done))) {
      return Optional.empty();
    }
    addText(pieces, one.substring(done));
    return Optional.of(pieces.size() == 1 ? pieces.get(0) : new Value.Joined(pieces));
  }

  private record Piece(Value value, int length) {}

  private Optional<Piece> piece(String found, String other, int cursor) {
    String name = names.get(found);
    if (name != null) {
      Value variable = new Value.Environment(name, fallbacks.getOrDefault(name, Optional.empty()));
      return twin(variable, second.standIn(name), other, cursor);
    }
    if (found.equals(iso(first))) {
      return twin(new Value.Now(Value.Now.Form.ISO_STRING), iso(second), other, cursor);
    }
    if (found.equals(String.valueOf(first.time()))) {
      String twin = String.valueOf(second.time());
      return twin(new Value.Now(Value.Now.Form.EPOCH_MILLIS), twin, other, cursor);
    }
    if (other.startsWith(found, cursor)) {
      return Optional.of(new Piece(new Value.Text(found), found.length()));
    }
    return randomUuid(found, other, cursor);
  }

  private static Optional<Piece> twin(Value value, String twin, String other, int cursor) {
    return other.startsWith(twin, cursor)
        ? Optional.of(new Piece(value, twin.length()))
        : Optional.empty();
  }

  /** Equal UUIDs of the first recording must be equal ones in the second. */
  private Optional<Piece> randomUuid(String found, String other, int cursor) {
    Matcher uuid = Pattern.compile(UUID_V4).matcher(other).region(cursor, other.length());
    if (!uuid.lookingAt()) {
      return Optional.empty();
    }
    String twin = uuidTwins.computeIfAbsent(found, unused -> uuid.group());
    if (!twin.equals(uuid.group())) {
      return Optional.empty();
    }
    int id = uuids.computeIfAbsent(found, unused -> uuids.size() + 1);
    return Optional.of(new Piece(new Value.RandomUuid(id), found.length()));
  }

  private static void addText(List<Value> pieces, String text) {
    if (!text.isEmpty()) {
      add(pieces, new Value.Text(text));
    }
  }

  private static void add(List<Value> pieces, Value value) {
    Value last = pieces.isEmpty() ? value : pieces.get(pieces.size() - 1);
    if (!pieces.isEmpty()
        && last instanceof Value.Text before
        && value instanceof Value.Text after) {
      pieces.set(pieces.size() - 1, new Value.Text(before.text() + after.text()));
    } else {
      pieces.add(value);
    }
  }
}
