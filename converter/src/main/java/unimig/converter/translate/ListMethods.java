package unimig.converter.translate;

import java.util.List;
import java.util.Optional;

/** Methods of lists: streams where they have functions. */
final class ListMethods {
  private final Rules rules;

  ListMethods(Rules rules) {
    this.rules = rules;
  }

  Code call(Code list, String method, Node node, Place place) {
    if (list.type().nullable()) {
      throw new Refusal(node, "." + method + "() of what may be no list");
    }
    return switch (method) {
      case "map" -> map(list, node, place);
      case "filter" -> filter(list, node, place);
      case "some" -> test(list, "anyMatch", node, place);
      case "every" -> test(list, "allMatch", node, place);
      case "find" -> find(list, node, place);
      case "join" -> join(list, node, place);
      case "includes" -> includes(list, node, place);
      case "slice" -> slice(list, node, place);
      default -> throw new Refusal(node, "." + method + "() of a list");
    };
  }

  /** A function of one element, as a lambda. */
  private record Lambda(String parameter, Code body) {
    String text() {
      return parameter + " -> " + body.text();
    }
  }

  private Node callback(Node node) {
    List<Node> arguments = node.list("arguments");
    boolean plain =
        arguments.size() == 1
            && arguments.get(0).isFunction()
            && !arguments.get(0).flag("async")
            && !arguments.get(0).flag("generator")
            && arguments.get(0).list("params").size() == 1;
    if (!plain) {
      throw new Refusal(node, "a function that is not one of an element");
    }
    return arguments.get(0);
  }

  private Lambda lambda(Code list, Node node, Place place, boolean condition) {
    Node function = callback(node);
    Node pattern = function.list("params").get(0);
    Node body = function.child("body");
    if (body.is("BlockStatement")) {
      List<Node> statements = body.list("body");
      boolean returns =
          statements.size() == 1
              && statements.get(0).is("ReturnStatement")
              && statements.get(0).find("argument").isPresent();
      if (!returns) {
        throw new Refusal(body, "a function of an element that is more than an expression");
      }
      body = statements.get(0).child("argument");
    }
    Place inner = place.with(place.scope().lambda());
    String java = bind(pattern, list.type().elementType(), inner);
    Code code = condition ? new Truth(rules).of(body, inner) : rules.value(body, inner);
    if (!code.steady()) {
      throw new Refusal(body, "a function of an element that changes something");
    }
    place.body().release(java);
    return new Lambda(java, code);
  }

  /** Declares the parameter; the parts of a row are read where they are used. */
  private static String bind(Node pattern, Type element, Place inner) {
    if (pattern.is("Identifier")) {
      String java = inner.body().name(pattern.name());
      inner
          .scope()
          .declare(pattern.name(), new Binding.Variable(java, element, false, pattern.start()));
      return java;
    }
    if (!pattern.is("ObjectPattern")) {
      throw new Refusal(pattern, "a pattern with " + pattern.type());
    }
    String java = inner.body().name(element.is(Type.Kind.ROW) ? "row" : "each");
    for (Node each : pattern.list("properties")) {
      boolean plain =
          each.is("ObjectProperty")
              && each.property().isPresent()
              && each.child("value").is("Identifier");
      if (!plain) {
        throw new Refusal(each, "a pattern that is not of plain names");
      }
      Code part =
          MemberRule.of(Code.atom(java, element), each.property().get(), each, inner.unit());
      inner
          .scope()
          .declare(
              each.child("value").name(),
              new Binding.Variable(part.text(), part.type(), false, each.start()));
    }
    return java;
  }

  private Code map(Code list, Node node, Place place) {
    Lambda lambda = lambda(list, node, place, false);
    Type type = lambda.body().type();
    String witness = type.is(Type.Kind.ANY, Type.Kind.OBJECT) ? "<" + type.boxed() + ">" : "";
    Destructuring.importType(Type.list(type), place.unit());
    return Code.atom(
            list.operand() + ".stream()." + witness + "map(" + lambda.text() + ").toList()",
            Type.list(type))
        .of(list);
  }

  private Code filter(Code list, Node node, Place place) {
    String name =
        node.list("arguments").stream()
            .findFirst()
            .map(a -> a.isName("Boolean") ? "Boolean" : "")
            .orElse("");
    if (name.equals("Boolean")) {
      String test = place.unit().javaScript() + "::truthy";
      return Code.atom(list.operand() + ".stream().filter(" + test + ").toList()", list.type())
          .of(list);
    }
    Lambda lambda = lambda(list, node, place, true);
    return Code.atom(
            list.operand() + ".stream().filter(" + lambda.text() + ").toList()", list.type())
        .of(list);
  }

  private Code test(Code list, String method, Node node, Place place) {
    Lambda lambda = lambda(list, node, place, true);
    return Code.atom(
            list.operand() + ".stream()." + method + "(" + lambda.text() + ")", Type.BOOLEAN)
        .of(list);
  }

  /** Rows only: a stream cannot tell a null that was found from nothing. */
  private Code find(Code list, Node node, Place place) {
    Type element = list.type().elementType();
    if (!element.is(Type.Kind.ROW)) {
      throw new Refusal(node, ".find() of what may be no row");
    }
    Lambda lambda = lambda(list, node, place, true);
    return Code.atom(
            list.operand() + ".stream().filter(" + lambda.text() + ").findFirst().orElse(null)",
            element.orMissing())
        .of(list);
  }

  private Code join(Code list, Node node, Place place) {
    List<Node> arguments = node.list("arguments");
    Code divider =
        arguments.isEmpty()
            ? Code.atom("\",\"", Type.STRING)
            : rules.value(arguments.get(0), place);
    if (!divider.type().isText() || list.type().elementType().is(Type.Kind.ROW)) {
      throw new Refusal(node, ".join() of what may be no text");
    }
    boolean texts = list.type().elementType().isText();
    String call =
        texts
            ? "String.join(" + divider.text() + ", " + list.text() + ")"
            : place.unit().api("JavaScriptArray")
                + ".join("
                + list.text()
                + ", "
                + divider.text()
                + ")";
    return Code.atom(call, Type.STRING).of(list);
  }

  private Code includes(Code list, Node node, Place place) {
    List<Node> arguments = node.list("arguments");
    if (arguments.size() != 1) {
      throw new Refusal(node, ".includes() with a start");
    }
    Code value = rules.value(arguments.get(0), place);
    boolean texts = list.type().elementType().isText();
    String call =
        texts && (value.type().isText() || value.type().is(Type.Kind.ANY))
            ? contains(list, value)
            : place.unit().api("JavaScriptArray")
                + ".includes("
                + list.text()
                + ", "
                + value.text()
                + ")";
    return Code.atom(call, Type.BOOLEAN).of(list, value);
  }

  /** A list of constants refuses to look for null. */
  private static String contains(Code list, Code value) {
    return value.type().isText()
        ? list.operand() + ".contains(" + value.text() + ")"
        : "JavaScriptArray.includes(" + list.text() + ", " + value.text() + ")";
  }

  private Code slice(Code list, Node node, Place place) {
    List<Node> arguments = node.list("arguments");
    boolean counts = arguments.size() == 2;
    Optional<Code> from =
        counts ? Optional.of(rules.value(arguments.get(0), place)) : Optional.empty();
    Optional<Code> to =
        counts ? Optional.of(rules.value(arguments.get(1), place)) : Optional.empty();
    boolean ints =
        from.isPresent()
            && from.get().type().equals(Type.INT)
            && to.isPresent()
            && to.get().type().equals(Type.INT);
    if (!ints) {
      throw new Refusal(node, ".slice() by what may be no numbers");
    }
    String call = place.unit().api("Knex") + ".slice(";
    return Code.atom(
            call + list.text() + ", " + from.get().text() + ", " + to.get().text() + ")",
            list.type())
        .of(list);
  }

  /** Writes a method that is called for what it does, if it is one of a list. */
  boolean statement(Node call, Place place) {
    Node callee = call.child("callee");
    boolean forEach =
        callee.is("MemberExpression") && callee.property().filter("forEach"::equals).isPresent();
    if (!forEach) {
      return false;
    }
    Node function = callback(call);
    if (Purity.contains(function.child("body"), List.of("ReturnStatement", "AwaitExpression"))) {
      throw new Refusal(function, "forEach with a function that returns or waits");
    }
    Code list = rules.expression(callee.child("object"), place);
    Node body = function.child("body");
    Place inner = place.last(false);
    new ForOfRule(rules)
        .over(
            list,
            function.list("params").get(0),
            body,
            inner,
            each -> {
              if (body.is("BlockStatement")) {
                rules.statement(body, each);
              } else {
                place.body().line(rules.expression(body, each).text() + ";");
              }
            });
    return true;
  }
}
