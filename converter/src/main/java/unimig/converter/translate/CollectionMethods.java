package unimig.converter.translate;

import java.util.List;
import java.util.stream.Collectors;

/** Methods of {@code Map} and {@code Set}. */
final class CollectionMethods {
  private final Rules rules;

  CollectionMethods(Rules rules) {
    this.rules = rules;
  }

  Code call(Code collection, String method, Node node, Place place) {
    if (collection.type().nullable()) {
      throw new Refusal(node, "." + method + "() of what may be missing");
    }
    boolean map = collection.type().is(Type.Kind.MAP);
    List<Code> values =
        new ArgumentValues(rules, place)
            .of(node.list("arguments"), "." + method + "()").stream()
                .map(each -> Parts.of(each, place.unit()))
                .toList();
    String arguments = values.stream().map(Code::text).collect(Collectors.joining(", "));
    String text = collection.operand() + "." + method + "(" + arguments + ")";
    Code code =
        switch (method + values.size()) {
          case "has1" -> Code.atom(text, Type.BOOLEAN);
          case "delete1" -> Code.action(text, Type.BOOLEAN);
          case "clear0" -> Code.action(text, Type.NOTHING);
          case "get1" -> Code.atom(text, required(map, Type.ANY, node));
          case "set2" -> Code.action(text, required(map, Type.MAP, node));
          case "add1" -> Code.action(text, required(!map, Type.SET, node));
          case "keys0", "values0", "entries0" -> parts(collection, method, map, node);
          default -> throw new Refusal(node, "." + method + "() of a Map or Set");
        };
    return code.of(collection).of(values.toArray(new Code[0]));
  }

  private static Type required(boolean fits, Type type, Node node) {
    if (!fits) {
      throw new Refusal(node, "a method that this collection does not have");
    }
    return type;
  }

  private static Code parts(Code collection, String method, boolean map, Node node) {
    if (method.equals("entries")) {
      required(map, Type.MAP, node);
      return collection.with(Type.iterable(Type.pair(Type.ANY, Type.ANY)));
    }
    return map
        ? Code.atom(collection.operand() + "." + method + "()", Type.iterable(Type.ANY))
        : collection.with(Type.iterable(Type.ANY));
  }
}
