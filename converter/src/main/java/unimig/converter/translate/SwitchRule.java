package unimig.converter.translate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code switch} over constants; what is fallen into is written again. */
final class SwitchRule implements StatementRule {
  private final Rules rules;

  SwitchRule(Rules rules) {
    this.rules = rules;
  }

  /** Cases that begin at the same place. */
  private record Branch(List<Code> tests, boolean otherwise, int first) {}

  @Override
  public boolean translate(Node node, Place place) {
    List<Node> cases = node.list("cases");
    requireOwnNames(cases);
    Code value = rules.value(node.child("discriminant"), place);
    List<Branch> branches = branches(cases, place);
    boolean plain = fits(value.type(), branches);
    if (!plain) {
      value = Destructuring.named(value, "value", place);
    }
    boolean completes =
        plain ? choice(value, branches, cases, place) : chain(node, value, branches, cases, place);
    boolean otherwise = branches.stream().anyMatch(Branch::otherwise);
    return completes || !otherwise || cases.stream().anyMatch(SwitchRule::breaks);
  }

  private static boolean breaks(Node clause) {
    return clause.list("consequent").stream().anyMatch(Loops::breaks);
  }

  private List<Branch> branches(List<Node> cases, Place place) {
    List<Branch> branches = new ArrayList<>();
    Set<String> known = new HashSet<>();
    List<Code> tests = new ArrayList<>();
    boolean otherwise = false;
    for (int i = 0; i < cases.size(); i++) {
      Optional<Node> test = cases.get(i).find("test");
      otherwise = otherwise || test.isEmpty();
      if (test.isPresent()) {
        Code code = constant(test.get(), place);
        if (!known.add(code.text())) {
          throw new Refusal(test.get(), "a case that is there twice");
        }
        tests.add(code);
      }
      if (!cases.get(i).list("consequent").isEmpty() || i == cases.size() - 1) {
        branches.add(new Branch(List.copyOf(tests), otherwise, i));
        tests.clear();
        otherwise = false;
      }
    }
    return branches;
  }

  private static Code constant(Node test, Place place) {
    return place
        .unit()
        .constants()
        .find(test, place.scope())
        .filter(Constants.Constant::isPrimitive)
        .map(found -> place.unit().literals().of(found))
        .orElseThrow(() -> new Refusal(test, "a case that only the run knows"));
  }

  /** Whether Java's own switch can tell them apart. */
  private static boolean fits(Type type, List<Branch> branches) {
    return (type.isText() || type.equals(Type.INT))
        && branches.stream()
            .flatMap(branch -> branch.tests().stream())
            .allMatch(test -> test.type().equals(type));
  }

  private boolean choice(Code value, List<Branch> branches, List<Node> cases, Place place) {
    place.body().line("switch (" + value.text() + ") {");
    boolean completes = false;
    for (Branch branch : branches) {
      String tests = branch.tests().stream().map(Code::text).collect(Collectors.joining(", "));
      place.body().line(branch.otherwise() ? "default -> {" : "case " + tests + " -> {");
      completes = branch(branch, cases, place) || completes;
      place.body().line("}");
    }
    place.body().line("}");
    return completes;
  }

  private boolean chain(
      Node node, Code value, List<Branch> branches, List<Node> cases, Place place) {
    boolean completes = false;
    String word = "";
    for (Branch branch : branches) {
      if (!branch.otherwise()) {
        String test =
            branch.tests().stream()
                .map(each -> equal(value, each, place.unit()))
                .collect(Collectors.joining(" || "));
        place.body().line(word + "if (" + test + ") {");
        word = "} else ";
        completes = branch(branch, cases, place) || completes;
      }
    }
    Optional<Branch> otherwise = branches.stream().filter(Branch::otherwise).findFirst();
    if (word.isEmpty()) {
      throw new Refusal(node, "a switch without a case");
    }
    if (otherwise.isPresent()) {
      place.body().line("} else {");
      completes = branch(otherwise.get(), cases, place) || completes;
    }
    place.body().line("}");
    if (cases.stream().flatMap(each -> body(each).stream()).anyMatch(SwitchRule::breaksInside)) {
      throw new Refusal(node, "a break inside a case of what may be no text");
    }
    return completes;
  }

  private static boolean breaksInside(Node statement) {
    return !statement.is("BreakStatement") && Loops.breaks(statement);
  }

  private static String equal(Code value, Code test, Unit unit) {
    return test.type().isText()
        ? test.text() + ".equals(" + value.text() + ")"
        : unit.javaScript() + ".strictEquals(" + value.text() + ", " + test.text() + ")";
  }

  /** What is done from its first case on, up to a {@code break}. */
  private boolean branch(Branch branch, List<Node> cases, Place place) {
    Place inner = place.inner();
    for (int i = branch.first(); i < cases.size(); i++) {
      Comments.before(cases.get(i), inner.body());
      List<Node> statements = body(cases.get(i));
      int end = statements.size();
      boolean ends = end > 0 && isBreak(statements.get(end - 1));
      Place here = inner.last(place.last() && (ends || i == cases.size() - 1));
      List<Node> done = ends ? statements.subList(0, end - 1) : statements;
      if (!new BlockRule(rules).statements(done, here)) {
        return false;
      }
      if (ends) {
        return true;
      }
    }
    return true;
  }

  private static boolean isBreak(Node statement) {
    return statement.is("BreakStatement") && statement.find("label").isEmpty();
  }

  private static List<Node> body(Node clause) {
    List<Node> statements = clause.list("consequent");
    return statements.size() == 1 && statements.get(0).is("BlockStatement")
        ? statements.get(0).list("body")
        : statements;
  }

  /** All cases share their names in JavaScript; here each has its own. */
  private static void requireOwnNames(List<Node> cases) {
    for (Node clause : cases) {
      for (String name : Names.declaredBy(clause.list("consequent"))) {
        for (Node other : cases) {
          if (other.start() != clause.start() && Names.free(other).contains(name)) {
            throw new Refusal(other, "\"" + name + "\" is declared in another case");
          }
        }
      }
    }
  }
}
