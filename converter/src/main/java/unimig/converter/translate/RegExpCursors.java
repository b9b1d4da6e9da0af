package unimig.converter.translate;

import java.util.List;
import java.util.Optional;

/** Regular expressions with the flag g under a name, of which the next match is asked for. */
final class RegExpCursors {
  private static final List<String> ASKING = List.of("test", "exec");

  private final Place place;

  RegExpCursors(Place place) {
    this.place = place;
  }

  /** Declares a variable that remembers where it was, if the script asks. */
  Binding.Pattern declared(Node name, Node written) {
    RegExpLiterals.Literal literal = RegExpLiterals.written(written, true).orElseThrow();
    if (!literal.global() || !isAsked(place.body().function(), name.name())) {
      return new Binding.Pattern(written, Optional.empty());
    }
    String java = place.body().name(name.name());
    String made = literal.java(place.unit()) + ".cursor()";
    place.body().line("JavaScriptRegExp.Cursor " + java + " = " + made + ";");
    return new Binding.Pattern(written, Optional.of(new Binding.Cursor(java, place.body())));
  }

  private static boolean isAsked(Node node, String name) {
    boolean here =
        node.is("MemberExpression")
            && node.child("object").isName(name)
            && node.property()
                .filter(each -> ASKING.contains(each) || each.equals("lastIndex"))
                .isPresent();
    return here || node.children().stream().anyMatch(child -> isAsked(child, name));
  }

  private static Optional<Binding.Cursor> find(Node name, Place place) {
    return name.is("Identifier")
            && place.scope().find(name.name()).orElse(null) instanceof Binding.Pattern pattern
        ? pattern.cursor()
        : Optional.empty();
  }

  /** Whether it is asked for a match, which moves it. */
  static boolean isCall(Node node, Place place) {
    Node callee = node.child("callee");
    return callee.is("MemberExpression")
        && callee.property().filter(ASKING::contains).isPresent()
        && find(callee.child("object"), place).isPresent();
  }

  Code call(Node node, Rules rules) {
    Node callee = node.child("callee");
    String method = callee.property().orElseThrow();
    if (node.list("arguments").size() != 1) {
      throw new Refusal(node, "." + method + "() of a regular expression");
    }
    Code text = rules.value(node.list("arguments").get(0), place);
    String call = java(callee.child("object"), place) + "." + method;
    Type type = method.equals("test") ? Type.BOOLEAN : Type.list(Type.ANY).orMissing();
    Destructuring.importType(type, place.unit());
    return Code.action(call + "(" + Text.of(text, place.unit()) + ")", type);
  }

  /** A method of Java knows only its own. */
  private static String java(Node name, Place place) {
    Binding.Cursor cursor = find(name, place).orElseThrow();
    if (cursor.method() != place.body()) {
      throw new Refusal(name, "a regular expression that remembers where it was");
    }
    return cursor.java();
  }

  /** {@code regExp.lastIndex}. */
  static Optional<Code> lastIndex(Node member, Place place) {
    return isLastIndex(member, place)
        ? Optional.of(Code.atom(java(member.child("object"), place) + ".lastIndex()", Type.INT))
        : Optional.empty();
  }

  private static boolean isLastIndex(Node member, Place place) {
    return member.is("MemberExpression")
        && member.property().filter("lastIndex"::equals).isPresent()
        && find(member.child("object"), place).isPresent();
  }

  /** {@code regExp.lastIndex = 0}; without a semicolon. */
  Optional<String> moved(Node assignment, Rules rules) {
    boolean moves =
        assignment.is("AssignmentExpression")
            && assignment.text("operator").equals("=")
            && isLastIndex(assignment.child("left"), place);
    if (!moves) {
      return Optional.empty();
    }
    Code index = rules.value(assignment.child("right"), place);
    if (!index.type().equals(Type.INT) || index.text().startsWith("-")) {
      throw new Refusal(assignment, "a place in a text by what may be no number");
    }
    String java = java(assignment.child("left").child("object"), place);
    return Optional.of(java + ".lastIndex(" + index.text() + ")");
  }
}
