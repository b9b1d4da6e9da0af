package unimig.converter.rows.hint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one place of a statement says of a column, or of a value in its documents. */
final class SqlUse {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d+)?");
  private static final Pattern KEY = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*:");

  private final List<String> path = new ArrayList<>();
  private final Set<String> texts = new TreeSet<>();
  private final Set<String> literals = new TreeSet<>();
  private final Set<String> numbers = new TreeSet<>();
  private final Set<Integer> lengths = new TreeSet<>();
  private final Set<Trait> traits = new TreeSet<>();
  private final Map<String, JsonShape> keys = new TreeMap<>();

  void has(Trait trait) {
    traits.add(trait);
  }

  /** {@code -> 'key'}, {@code ->> 0}, {@code #>> '{a,b}'}. */
  void step(String operator, String to) {
    if (operator.startsWith("#")) {
      Arrays.stream(to.replaceAll("^\\{|}$", "").split(",")).map(String::strip).forEach(path::add);
    } else {
      path.add(to);
    }
  }

  void comparedWith(String literal) {
    texts.add(literal);
    literals.add(literal);
    if (NUMBER.matcher(literal).matches()) {
      double number = Double.parseDouble(literal);
      for (double each : new double[] {number - 1, number, number + 1}) {
        numbers.add(each == Math.rint(each) ? String.valueOf((long) each) : String.valueOf(each));
      }
    }
  }

  /** {@code like}: with and without something where the pattern leaves it open. */
  void likeOf(String pattern) {
    for (String some : List.of("", "ab")) {
      comparedWith(pattern.replace("%", some));
      comparedWith(pattern.replace("%", some).replace('_', 'x'));
    }
  }

  void splitBy(String separator) {
    traits.add(Trait.IS_SPLIT);
    for (String form : List.of("a%sb", "a%sb%<sc", "%s", "a%s", "%sb", "a")) {
      texts.add(form.formatted(separator));
    }
    literals.add(separator);
  }

  /** A regular expression; texts for the simplest of them only. */
  void matchedWith(String pattern) {
    traits.add(Trait.IS_SPLIT);
    String plain =
        pattern
            .replaceAll("\\\\d|\\[0-9]|\\[\\[:digit:]]", "7")
            .replaceAll("\\\\w|\\[[a-zA-Z][^]]*]|\\.", "a")
            .replaceAll("\\\\s", " ")
            .replaceAll("\\{\\d[^}]*}|[\\^$*+?()]", "")
            .replaceAll("\\\\(.)", "$1");
    for (String alternative : plain.split("\\|", -1)) {
      comparedWith(alternative);
      texts.add("x" + alternative + "y");
    }
  }

  void length(String number) {
    if (number.matches("\\d{1,6}")) {
      int length = Integer.parseInt(number);
      lengths.addAll(Set.of(Math.max(0, length - 1), length, length + 1));
    }
  }

  /** {@code @> '{"key": "value"}'}: the keys in it matter. */
  void contains(String json) {
    Matcher key = KEY.matcher(json);
    while (key.find()) {
      keys.put(key.group(1), JsonShape.UNKNOWN);
    }
    texts.add(json);
  }

  boolean isNothing() {
    return path.isEmpty()
        && texts.isEmpty()
        && lengths.isEmpty()
        && traits.isEmpty()
        && keys.isEmpty();
  }

  Set<String> literals() {
    return literals;
  }

  Set<String> numbers() {
    return numbers;
  }

  JsonShape shape() {
    JsonShape shape =
        new JsonShape(
            keys, Optional.empty(), List.copyOf(texts), List.copyOf(numbers), lengths, traits);
    for (int i = path.size() - 1; i >= 0; i--) {
      String step = path.get(i);
      boolean isElement = step.matches("-?\\d+") || step.isEmpty();
      shape =
          new JsonShape(
              isElement ? Map.of() : Map.of(step, shape),
              isElement ? Optional.of(shape) : Optional.empty(),
              List.of(),
              List.of(),
              Set.of(),
              isElement ? Set.of(Trait.IS_LIST) : Set.of());
    }
    return shape;
  }
}
