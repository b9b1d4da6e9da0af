package unimig.converter.translate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import unimig.converter.translate.Callbacks.Lambda;

/** Methods of lists: streams where they have functions. */
final class ListMethods {
  private final Rules rules;
  private final Callbacks callbacks;

  ListMethods(Rules rules) {
    this.rules = rules;
    this.callbacks = new Callbacks(rules);
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
      case "indexOf" -> search("indexOf", list, node, place);
      case "lastIndexOf" -> search("lastIndexOf", list, node, place);
      case "findIndex" -> findIndex(list, node, place);
      case "flatMap" -> flatMap(list, node, place);
      case "flat" -> flat(list, node, place);
      case "concat" -> concat(list, node, place);
      case "reduce" -> new ReduceMethod(rules).call(list, node, place);
      case "slice" -> new SliceMethod(rules).call(list, node, place);
      case "at" -> at(list, node, place);
      case "entries", "keys" -> counted(list, method, place.unit());
      default -> new ListChanges(rules).value(list, method, node, place);
    };
  }

  private Code map(Code list, Node node, Place place) {
    if (isSeveral(list, node)) {
      return several(list, node, place);
    }
    if (Callbacks.takesIndex(node)) {
      return indexed(list, node, place);
    }
    Lambda lambda = callbacks.of(node, list.type().elementType(), place);
    Type type = lambda.body().type();
    String witness = type.is(Type.Kind.ANY, Type.Kind.OBJECT) ? "<" + type.boxed() + ">" : "";
    Destructuring.importType(Type.list(type), place.unit());
    return Code.atom(
            list.operand() + ".stream()." + witness + "map(" + lambda.text() + ").toList()",
            Type.list(type))
        .of(list, lambda.body());
  }

  /** Whether the function takes more than an element, or does more than to answer. */
  private static boolean isSeveral(Code list, Node call) {
    Node function =
        call.list("arguments").stream().findFirst().filter(Node::isFunction).orElse(call);
    boolean block = function.isFunction() && function.child("body").is("BlockStatement");
    boolean index = Callbacks.takesIndex(call);
    boolean patterns =
        function.isFunction()
            && function.list("params").stream().anyMatch(each -> !each.is("Identifier"));
    return (index && (block || patterns || !list.text().matches("\\w+")))
        || (block && !index && OwnChanges.reachBeyond(function));
  }

  private Code several(Code list, Node node, Place place) {
    List<Type> types = List.of(list.type().elementType(), Type.INT);
    Code function = new Lambdas(rules).of(node.list("arguments").get(0), types, place);
    Type type = function.type();
    Destructuring.importType(Type.list(type), place.unit());
    String witness = "<" + types.get(0).boxed() + ", " + type.boxed() + ">";
    String call = place.unit().api("JavaScriptArray") + "." + witness + "map(";
    return Code.atom(call + list.text() + ", " + function.text() + ")", Type.list(type))
        .of(list, function);
  }

  /** With the number of the element. */
  private Code indexed(Code list, Node node, Place place) {
    if (!list.text().matches("\\w+")) {
      throw new Refusal(node, "a function of an element and its number, of no plain list");
    }
    place.unit().use("java.util.stream.IntStream");
    Lambda lambda = callbacks.indexed(node, list, place);
    String range = "IntStream.range(0, " + list.text() + ".size())";
    Type type = lambda.body().type();
    Destructuring.importType(Type.list(type), place.unit());
    return Code.atom(
            range + ".<" + type.boxed() + ">mapToObj(" + lambda.text() + ").toList()",
            Type.list(type))
        .of(list, lambda.body());
  }

  private Code filter(Code list, Node node, Place place) {
    String name =
        node.list("arguments").stream()
            .findFirst()
            .map(a -> a.isName("Boolean") ? "Boolean" : "")
            .orElse("");
    if (name.equals("Boolean")) {
      Type element = list.type().elementType();
      if (element.is(Type.Kind.STRING, Type.Kind.INT) && !element.undefinable()) {
        return TruthyElements.of(list, node, place);
      }
      String test = place.unit().javaScript() + "::truthy";
      return Code.atom(
              list.operand() + ".stream().filter(" + test + ").toList()", list.type().ofAnyLength())
          .of(list);
    }
    Lambda lambda = callbacks.condition(node, list.type().elementType(), place);
    return Code.atom(
            list.operand() + ".stream().filter(" + lambda.text() + ").toList()",
            list.type().ofAnyLength())
        .of(list);
  }

  private Code test(Code list, String method, Node node, Place place) {
    Lambda lambda = callbacks.condition(node, list.type().elementType(), place);
    return Code.atom(
            list.operand() + ".stream()." + method + "(" + lambda.text() + ")", Type.BOOLEAN)
        .of(list);
  }

  /** A stream is for rows only: it cannot tell a null that was found from nothing. */
  private Code find(Code list, Node node, Place place) {
    Type element = list.type().elementType();
    Lambda lambda = callbacks.condition(node, list.type().elementType(), place);
    if (!element.is(Type.Kind.ROW)) {
      String call = place.unit().api("JavaScriptArray") + ".find(";
      return Code.atom(call + list.text() + ", " + lambda.text() + ")", Type.ANY)
          .of(list, lambda.body());
    }
    return Code.atom(
            list.operand() + ".stream().filter(" + lambda.text() + ").findFirst().orElse(null)",
            element.orMissing())
        .of(list, lambda.body());
  }

  private Code join(Code list, Node node, Place place) {
    Node receiver = node.child("callee").child("object");
    Optional<Code> literal = new JoinedList(rules).ofLiteral(receiver, node, place);
    if (literal.isPresent()) {
      return literal.get();
    }
    List<Node> arguments = node.list("arguments");
    Code divider =
        arguments.isEmpty()
            ? Code.atom("\",\"", Type.STRING)
            : rules.value(arguments.get(0), place);
    if (!divider.type().isText() || list.type().elementType().is(Type.Kind.ROW)) {
      throw new Refusal(node, ".join() of what may be no text");
    }
    return JoinedList.of(list, divider, place)
        .orElseGet(
            () -> {
              String call = place.unit().api("JavaScriptArray") + ".join(";
              return Code.atom(call + list.text() + ", " + divider.text() + ")", Type.STRING)
                  .of(list);
            });
  }

  /** Whether Java's lists find a value as JavaScript does. */
  private static boolean finds(Code list, Code value) {
    Type element = list.type().elementType();
    boolean texts = element.is(Type.Kind.STRING) && value.type().isText();
    boolean numbers = element.is(Type.Kind.INT) && value.type().equals(Type.INT);
    return (texts || numbers) && !element.undefinable();
  }

  private Code includes(Code list, Node node, Place place) {
    List<Node> arguments = node.list("arguments");
    if (arguments.size() != 1) {
      throw new Refusal(node, ".includes() with a start");
    }
    Code value = rules.value(arguments.get(0), place);
    String call =
        finds(list, value)
            ? list.operand() + ".contains(" + value.text() + ")"
            : place.unit().api("JavaScriptArray")
                + ".includes("
                + list.text()
                + ", "
                + value.text()
                + ")";
    return Code.atom(call, Type.BOOLEAN).of(list, value);
  }

  private Code at(Code list, Node node, Place place) {
    Code index = rules.value(node.list("arguments").get(0), place);
    if (!index.type().isNumber() || list.type().elementType().is(Type.Kind.ROW)) {
      throw new Refusal(node, ".at() by what may be no number, or of rows");
    }
    String call = place.unit().api("JavaScriptArray") + ".at(" + list.text() + ", ";
    return Code.atom(call + index.text() + ")", Type.ANY).of(list, index);
  }

  /** Elements with their numbers; a loop meets what is added meanwhile. */
  private static Code counted(Code list, String method, Unit unit) {
    Type element =
        method.equals("entries") ? Type.pair(Type.INT, list.type().elementType()) : Type.INT;
    String call = unit.api("JavaScriptArray") + "." + method + "(" + list.text() + ")";
    return Code.atom(call, Type.iterable(element)).of(list);
  }

  private Code search(String method, Code list, Node node, Place place) {
    List<Node> arguments = node.list("arguments");
    if (arguments.size() != 1) {
      throw new Refusal(node, "." + method + "() with a start");
    }
    Code value = rules.value(arguments.get(0), place);
    if (finds(list, value)) {
      String plain = list.operand() + "." + method + "(" + value.text() + ")";
      return Code.atom(plain, Type.INT).of(list, value);
    }
    String call = place.unit().api("JavaScriptArray") + "." + method + "(";
    return Code.atom(call + list.text() + ", " + value.text() + ")", Type.INT).of(list, value);
  }

  private Code findIndex(Code list, Node node, Place place) {
    Lambda lambda = callbacks.condition(node, list.type().elementType(), place);
    String call = place.unit().api("JavaScriptArray") + ".findIndex(";
    return Code.atom(call + list.text() + ", " + lambda.text() + ")", Type.INT)
        .of(list, lambda.body());
  }

  private Code flatMap(Code list, Node node, Place place) {
    Lambda lambda = callbacks.of(node, list.type().elementType(), place);
    Type type = lambda.body().type();
    if (!type.is(Type.Kind.LIST) || type.nullable()) {
      String call = place.unit().api("JavaScriptArray") + ".flatMap(";
      return Code.atom(call + list.text() + ", " + lambda.text() + ")", Type.list(Type.ANY))
          .of(list, lambda.body());
    }
    String witness = "<" + type.elementType().boxed() + ">";
    String flat = lambda.parameter() + " -> " + lambda.body().operand() + ".stream()";
    return Code.atom(
            list.operand() + ".stream()." + witness + "flatMap(" + flat + ").toList()", type)
        .of(list, lambda.body());
  }

  private Code flat(Code list, Node node, Place place) {
    List<Node> arguments = node.list("arguments");
    Optional<Code> depth = arguments.stream().findFirst().map(each -> rules.value(each, place));
    if (arguments.size() > 1 || depth.filter(each -> !each.type().isNumber()).isPresent()) {
      throw new Refusal(node, ".flat() with a depth that may be no number");
    }
    String deep = depth.map(each -> ", " + each.text()).orElse("");
    String call = place.unit().api("JavaScriptArray") + ".flat(" + list.text() + deep + ")";
    return Code.atom(call, Type.list(Type.ANY)).of(list);
  }

  private Code concat(Code list, Node node, Place place) {
    List<Node> arguments = node.list("arguments");
    if (arguments.size() == 1 && arguments.get(0).is("SpreadElement")) {
      Code lists = new Iterables(rules).list(arguments.get(0).child("argument"), place);
      String all = place.unit().api("JavaScriptArray") + ".concat(" + list.text() + ", ";
      return Code.atom(all + lists.operand() + ".toArray())", Type.list(Type.ANY)).of(list, lists);
    }
    List<Code> more =
        node.list("arguments").stream().map(each -> rules.value(each, place)).toList();
    boolean lists =
        !more.isEmpty()
            && more.stream()
                .allMatch(each -> each.type().is(Type.Kind.LIST) && !each.type().nullable());
    if (lists) {
      return JoinedLists.of(Stream.concat(Stream.of(list), more.stream()).toList(), place.unit());
    }
    StringBuilder call = new StringBuilder(place.unit().api("JavaScriptArray") + ".concat(");
    call.append(list.text());
    more.forEach(each -> call.append(", ").append(each.text()));
    return Code.atom(call.append(')').toString(), Type.list(Type.ANY))
        .of(list)
        .of(more.toArray(new Code[0]));
  }

  /** Writes a method that is called for what it does, if it is one of a list. */
  boolean statement(Node call, Place place) {
    if (new ListChanges(rules).statement(call, place)) {
      return true;
    }
    if (!ForEachCall.matches(call)) {
      return false;
    }
    new ForEachCall(rules).write(call, place);
    return true;
  }
}
