package unimig.converter.translate;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Optional;

/** What is another value in each run: environment, clock and random identifiers. */
final class RunValues {
  /** Functions that answer a random UUID of version 4. */
  private static final String UUIDS =
      "[() => require('crypto').randomUUID, () => require('uuid').v4]";

  private RunValues() {}

  /** Whether one is part of an expression, so that it must be computed when it runs. */
  static boolean isIn(Node node, Place place) {
    return isOne(node, place) || node.children().stream().anyMatch(child -> isIn(child, place));
  }

  private static boolean isOne(Node node, Place place) {
    return switch (node.type()) {
      case "MemberExpression" -> variable(node, place).isPresent();
      case "NewExpression" ->
          node.child("callee").isName("Date") && isOfRun(node.list("arguments"));
      case "CallExpression" ->
          isClock(node) || isUuid(node, place) || RandomValues.isOne(node, place);
      default -> false;
    };
  }

  /** The clock, or a date in the zone of the process. */
  private static boolean isOfRun(List<Node> arguments) {
    return arguments.size() != 1
        || (arguments.get(0).is("StringLiteral")
            && !arguments.get(0).text("value").matches("\\d{4}-\\d\\d-\\d\\d(T.*Z)?"));
  }

  private static boolean isClock(Node call) {
    Node callee = call.child("callee");
    return callee.is("MemberExpression")
        && callee.child("object").isName("Date")
        && callee.property().filter("now"::equals).isPresent();
  }

  /** The name of {@code process.env.NAME}. */
  static Optional<String> variable(Node node, Place place) {
    boolean environment =
        node.is("MemberExpression")
            && node.child("object").is("MemberExpression")
            && node.child("object").child("object").isName("process")
            && node.child("object").property().filter("env"::equals).isPresent()
            && place.scope().find("process").isEmpty();
    return environment ? node.property() : Optional.empty();
  }

  /** Text, or undefined where it is not set. */
  static Code environment(String name, Unit unit) {
    String variable = "db.findEnv(" + JavaLiterals.string(name) + ")";
    return Code.atom(unit.javaScript() + ".orUndefined(" + variable + ")", Type.ANY);
  }

  /** {@code process.env.NAME || 'text'}. */
  static Optional<Code> environmentOr(Node logical, Place place) {
    Optional<String> name = variable(logical.child("left"), place);
    boolean fallback =
        logical.text("operator").equals("||") && logical.child("right").is("StringLiteral");
    return name.filter(any -> fallback)
        .map(
            variable -> {
              String arguments =
                  JavaLiterals.string(variable)
                      + ", "
                      + JavaLiterals.string(logical.child("right").text("value"));
              return Code.atom("db.env(" + arguments + ")", Type.STRING);
            });
  }

  static boolean isUuid(Node call, Place place) {
    return ImportedCall.of(call).arguments().isEmpty() && isOneOf(UUIDS, call, place);
  }

  /** Whether a function is called that is among those that {@code functions} finds. */
  static boolean isOneOf(String functions, Node call, Place place) {
    String same =
        functions
            + ".some((find) => { try { return find() === own; } catch (missing) { return false; }"
            + " })";
    return askOf(call, same, place).filter(Constants.Constant::truthy).isPresent();
  }

  /**
   * What an expression tells of the function that is called, which it knows as {@code own}; nothing
   * if that is none of the module.
   */
  static Optional<Constants.Constant> askOf(Node call, String expression, Place place) {
    Node callee = ImportedCall.of(call).callee();
    boolean ofModule =
        callee.is("Identifier", "MemberExpression", "SequenceExpression")
            && !Purity.contains(callee, List.of("CallExpression", "AwaitExpression"))
            && Names.free(callee).stream().allMatch(name -> place.scope().find(name).isEmpty());
    if (!ofModule) {
      return Optional.empty();
    }
    String function =
        "(function () { const own = ("
            + place.unit().module().text(callee)
            + "); return "
            + expression
            + "; })";
    JsonObject answer =
        JsonParser.parseString(place.unit().script().evaluate(function)).getAsJsonObject();
    place.unit().values().takeTouched();
    return answer.has("error") ? Optional.empty() : Optional.of(Constants.constant(answer));
  }

  static Code uuid() {
    return Code.atom("db.randomUuid()", Type.STRING);
  }
}
