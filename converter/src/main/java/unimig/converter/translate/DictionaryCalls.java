package unimig.converter.translate;

import java.util.List;
import java.util.Optional;

/** Methods of a {@code Map} that is held as a dictionary, and what adds to lists in one. */
final class DictionaryCalls {
  private final Rules rules;

  DictionaryCalls(Rules rules) {
    this.rules = rules;
  }

  Optional<Code> find(Node call, Place place) {
    Node object = call.child("callee").child("object");
    if (DictionaryEntry.variable(object, place).isEmpty()) {
      return Optional.empty();
    }
    String method = call.child("callee").property().orElse("");
    Optional<DictionaryEntry> entry = DictionaryEntry.called(call, method, rules, place);
    List<Node> arguments = call.list("arguments");
    return entry.flatMap(
        each ->
            Optional.ofNullable(
                switch (method) {
                  case "get" -> each.read();
                  case "has" -> each.there();
                  case "delete" -> each.remove();
                  case "set" -> Code.action(each.put(arguments.get(1), rules, false), Type.NOTHING);
                  default -> null;
                }));
  }

  /** Writes {@code object[key].push(value)}, if it is that. */
  boolean add(Node call, Place place) {
    List<Node> arguments = call.list("arguments");
    boolean one = arguments.size() == 1 && !arguments.get(0).is("SpreadElement");
    Optional<Node> begun = DictionaryAdding.find(call);
    boolean pushes =
        call.child("callee").is("MemberExpression")
            && call.child("callee").property().filter("push"::equals).isPresent();
    if (!one || !pushes) {
      return false;
    }
    Node target = begun.orElse(call.child("callee").child("object"));
    Optional<DictionaryEntry> entry = DictionaryEntry.find(target, rules, place);
    entry.ifPresent(each -> place.body().line(each.add(call, rules, begun.isPresent()) + ";"));
    return entry.isPresent();
  }

  /** Whether it adds to a list that it makes where there is none. */
  static boolean begins(Node call, Place place) {
    return DictionaryAdding.find(call)
        .filter(each -> each.is("MemberExpression"))
        .flatMap(each -> DictionaryEntry.variable(each.child("object"), place))
        .isPresent();
  }
}
