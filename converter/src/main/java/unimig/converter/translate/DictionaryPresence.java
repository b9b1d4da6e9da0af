package unimig.converter.translate;

import java.util.List;
import java.util.Optional;

/** What tests and statements tell of the keys that a dictionary has. */
final class DictionaryPresence {
  private DictionaryPresence() {}

  /** Notes what a test says, where it is known to be true. */
  static void apply(Node test, Rules rules, Place place) {
    entry(test, rules, place).ifPresent(DictionaryEntry::hold);
  }

  /** Behind {@code if (!object[key]) object[key] = value}, it is there. */
  static void behind(Node branch, Rules rules, Place place) {
    Node test = branch.child("test");
    boolean absent =
        test.is("UnaryExpression")
            && test.text("operator").equals("!")
            && branch.find("alternate").isEmpty();
    Optional<DictionaryEntry> entry =
        absent ? entry(test.child("argument"), rules, place) : Optional.empty();
    boolean put =
        entry.isPresent()
            && statements(branch.child("consequent")).stream()
                .anyMatch(each -> puts(each, test.child("argument")));
    if (put) {
      entry.get().hold();
    }
  }

  private static Optional<DictionaryEntry> entry(Node test, Rules rules, Place place) {
    boolean dictionary =
        test.is("MemberExpression", "CallExpression", "BinaryExpression")
            && dictionary(test).flatMap(each -> DictionaryEntry.variable(each, place)).isPresent();
    return dictionary
        ? DictionaryEntry.find(test, rules, place)
            .or(() -> DictionaryEntry.called(test, "has", rules, place))
        : Optional.empty();
  }

  private static Optional<Node> dictionary(Node test) {
    if (test.is("BinaryExpression")) {
      return Optional.of(test.child("right"));
    }
    Node member = test.is("CallExpression") ? test.child("callee") : test;
    return member.is("MemberExpression") ? Optional.of(member.child("object")) : Optional.empty();
  }

  private static Optional<Node> key(Node test) {
    if (test.is("BinaryExpression")) {
      return Optional.of(test.child("left"));
    }
    return test.is("CallExpression")
        ? test.list("arguments").stream().findFirst()
        : Optional.of(test.child("property"));
  }

  private static List<Node> statements(Node branch) {
    return branch.is("BlockStatement") ? branch.list("body") : List.of(branch);
  }

  private static boolean puts(Node statement, Node test) {
    if (!statement.is("ExpressionStatement")) {
      return false;
    }
    Node expression = statement.child("expression");
    boolean assigns =
        expression.is("AssignmentExpression")
            && expression.text("operator").equals("=")
            && expression.child("left").is("MemberExpression");
    boolean sets =
        expression.is("CallExpression")
            && expression.child("callee").is("MemberExpression")
            && expression.child("callee").property().filter("set"::equals).isPresent();
    if (!assigns && !sets) {
      return false;
    }
    Node target = assigns ? expression.child("left") : expression;
    return dictionary(target)
            .filter(each -> DictionaryAdding.isSame(each, dictionary(test).orElseThrow()))
            .isPresent()
        && key(target)
            .filter(each -> DictionaryAdding.isSame(each, key(test).orElseThrow()))
            .isPresent();
  }
}
