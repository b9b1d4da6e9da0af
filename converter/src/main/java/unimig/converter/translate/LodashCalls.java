package unimig.converter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Functions of lodash 4, however they were imported. */
final class LodashCalls {
  private static final Set<String> OF_LISTS =
      Set.of(
          "chunk",
          "compact",
          "countBy",
          "difference",
          "filter",
          "find",
          "first",
          "flatten",
          "groupBy",
          "head",
          "keyBy",
          "last",
          "map",
          "orderBy",
          "partition",
          "range",
          "reject",
          "sortBy",
          "sum",
          "sumBy",
          "uniq",
          "uniqBy",
          "zip");

  private static final Set<String> OF_VALUES =
      Set.of(
          "cloneDeep",
          "get",
          "has",
          "isEmpty",
          "isNil",
          "mapValues",
          "omit",
          "omitBy",
          "pick",
          "pickBy");

  private final Rules rules;

  LodashCalls(Rules rules) {
    this.rules = rules;
  }

  /** Nothing if none of lodash is called. */
  Optional<Code> find(Node call, Place place) {
    if (!place.unit().module().mentions("lodash")) {
      return Optional.empty();
    }
    Optional<String> name =
        RunValues.askOf(call, nameOf(), place)
            .filter(found -> found.type().equals("plain") && found.truthy())
            .map(found -> found.value().getAsString());
    if (name.isEmpty()) {
      return Optional.empty();
    }
    requireOwn(call, place);
    return Optional.of(
        OF_VALUES.contains(name.get())
            ? new LodashValues(rules).call(name.get(), call, place)
            : new LodashLists(rules).call(name.get(), call, place));
  }

  /** JavaScript: the name under which lodash has the function {@code own}, or empty text. */
  private static String nameOf() {
    StringBuilder names = new StringBuilder();
    OF_LISTS.stream().sorted().forEach(each -> names.append(each).append(' '));
    OF_VALUES.stream().sorted().forEach(each -> names.append(each).append(' '));
    return "(() => { const is = (find) => { try { return find() === own; } catch (missing) {"
        + " return false; } };"
        + " if (!require('lodash').VERSION.startsWith('4.')) { return ''; }"
        + " return '"
        + names.toString().trim()
        + "'.split(' ').find((name) => is(() => require('lodash')[name])"
        + " || is(() => require('lodash/' + name))) || ''; })()";
  }

  /** Parts of constants must not become known under names that may be used to change them. */
  private static void requireOwn(Node call, Place place) {
    for (Node each : ImportedCall.of(call).arguments()) {
      if (each.is("SpreadElement")) {
        throw new Refusal(each, "a list that is spread into arguments");
      }
      boolean shared =
          place.unit().module().changesParts()
              && !each.isFunction()
              && place
                  .unit()
                  .constants()
                  .find(each, place.scope())
                  .filter(constant -> !constant.isFlat())
                  .isPresent();
      if (shared) {
        throw new Refusal(each, "a constant whose parts may be changed");
      }
    }
  }

  /** What a function answers of each element: an arrow function, or the name of a property. */
  static Code iteratee(Node node, List<Type> types, Rules rules, Place place) {
    Code function = function(node, types, rules, place);
    if (!function.steady()) {
      throw new Refusal(node, "a function of an element that changes something");
    }
    return function;
  }

  /** {@code { key: value }}: whether an element has these. */
  private static Code matching(Node object, Rules rules, Place place) {
    List<String> parts = new ArrayList<>();
    for (Node each : object.list("properties")) {
      boolean plain = each.is("ObjectProperty") && each.property().isPresent();
      Code value = plain ? rules.value(each.child("value"), place) : Code.FALSE;
      boolean nothing = plain && each.child("value").is("NullLiteral");
      boolean known =
          nothing
              || (plain
                  && value.type().is(Type.Kind.STRING, Type.Kind.INT, Type.Kind.BOOLEAN)
                  && !value.type().undefinable());
      if (!known) {
        throw new Refusal(each, "a condition of lodash on what may be no text or number");
      }
      parts.add(JavaLiterals.string(each.property().get()));
      parts.add(value.text());
    }
    if (parts.isEmpty()) {
      throw new Refusal(object, "a condition of lodash that any element fulfils");
    }
    String parameter = place.body().name("each");
    place.body().release(parameter);
    String call = place.unit().api("LodashObject") + ".isMatch(" + parameter + ", ";
    return Code.sum(parameter + " -> " + call + String.join(", ", parts) + ")", Type.BOOLEAN);
  }

  private static Code function(Node node, List<Type> types, Rules rules, Place place) {
    if (node.isFunction()) {
      return new Lambdas(rules).of(node, types, place);
    }
    if (node.is("ObjectExpression")) {
      return matching(node, rules, place);
    }
    boolean property = node.is("StringLiteral") && node.text("value").matches("[\\w-]+");
    if (!property) {
      throw new Refusal(node, "a function of lodash with other than a function or a property");
    }
    String parameter = place.body().name("each");
    place.body().release(parameter);
    Type element = types.get(0);
    Code each = Code.atom(parameter, element);
    String key = node.text("value");
    boolean there = element.is(Type.Kind.ROW, Type.Kind.OBJECT) && !element.nullable();
    Unit unit = place.unit();
    Code value =
        there
            ? MemberRule.of(each, key, node, unit)
            : Code.atom(
                unit.javaScript()
                    + ".getIfPresent("
                    + parameter
                    + ", "
                    + JavaLiterals.string(key)
                    + ")",
                Type.ANY);
    String more = types.size() == 1 ? parameter : "(" + parameter + ", ignored)";
    return Code.sum(more + " -> " + value.text(), value.type());
  }
}
