package unimig.converter.translate;

import java.util.List;
import java.util.Optional;

/**
 * Objects that begin empty, and instances of {@code Map}, that a script uses by keys only which the
 * run knows: as maps of Java whose values have one type.
 */
final class Dictionaries {
  private final Rules rules;

  Dictionaries(Rules rules) {
    this.rules = rules;
  }

  /** Declares one; false if it may be more than that. */
  boolean declare(Node name, Node init, Place place) {
    Optional<Type> begun = begun(init, place);
    if (begun.isEmpty() || !name.is("Identifier") || place.body().isAssigned(name.name())) {
      return false;
    }
    boolean map = DictionaryKeys.isMap(begun.get());
    boolean fits =
        new DictionaryUses(name.name(), map, false).allow(place.body().function())
            && place.body().widening().allowsDictionary(name.start());
    if (!fits) {
      return false;
    }
    String java = place.body().name(name.name());
    Type type = place.body().widening().of(name.start(), begun.get());
    String empty = DictionaryKeys.empty(type, place.unit());
    DictionaryKeys.importTypes(type, place.unit());
    place.body().line(type.java() + " " + java + " = " + empty + ";");
    Binding.Variable variable = new Binding.Variable(java, type, false, name.start());
    place.scope().declare(name.name(), variable);
    init.list("arguments").stream().findFirst().ifPresent(each -> fill(variable, each, place));
    return true;
  }

  /** Nothing if it is no empty object, and no {@code Map} of what is empty or mapped to pairs. */
  private static Optional<Type> begun(Node init, Place place) {
    if (init.is("ObjectExpression") && init.list("properties").isEmpty()) {
      return Optional.of(Type.emptyDictionary());
    }
    boolean map =
        init.is("NewExpression")
            && init.child("callee").isName("Map")
            && place.scope().find("Map").isEmpty()
            && !place.unit().module().declares("Map")
            && init.list("arguments").stream().allMatch(Dictionaries::isOfPairs);
    return map ? Optional.of(Type.emptyMap()) : Optional.empty();
  }

  /** {@code list.map((each) => [key, value])}. */
  private static boolean isOfPairs(Node entries) {
    boolean maps =
        entries.is("CallExpression")
            && entries.child("callee").is("MemberExpression")
            && entries.child("callee").property().filter("map"::equals).isPresent();
    List<Node> arguments = maps ? entries.list("arguments") : List.of();
    return arguments.size() == 1
        && arguments.get(0).is("ArrowFunctionExpression")
        && arguments.get(0).list("params").size() == 1
        && !arguments.get(0).flag("async")
        && isPair(arguments.get(0).child("body"));
  }

  private static boolean isPair(Node body) {
    return body.is("ArrayExpression")
        && !body.hasGaps("elements")
        && body.list("elements").size() == 2
        && body.list("elements").stream().noneMatch(each -> each.is("SpreadElement"));
  }

  private void fill(Binding.Variable map, Node entries, Place place) {
    Node function = entries.list("arguments").get(0);
    List<Node> pair = function.child("body").list("elements");
    Code list = rules.value(entries.child("callee").child("object"), place);
    if (!list.type().is(Type.Kind.LIST) || list.type().nullable()) {
      place.body().widening().refuseDictionary(map.declaration());
      throw new Refusal(entries, "a Map of what may be no list");
    }
    place
        .body()
        .block(
            () ->
                new ForOfRule(rules)
                    .over(
                        list,
                        function.list("params").get(0),
                        function.child("body"),
                        place.last(false),
                        inner -> {
                          DictionaryEntry entry =
                              new DictionaryEntry(
                                  map, rules.value(pair.get(0), inner), pair.get(0), inner);
                          String put = entry.put(pair.get(1), rules, false);
                          inner.body().line(put + ";");
                        }));
  }

  /** Whether the function of {@code reduce} only puts entries into an empty object. */
  static boolean isReduced(Node function, Node initial) {
    List<Node> parameters = function.list("params");
    return initial.is("ObjectExpression")
        && initial.list("properties").isEmpty()
        && function.child("body").is("BlockStatement")
        && parameters.size() >= 2
        && parameters.get(0).is("Identifier")
        && !Names.assigned(function).contains(parameters.get(0).name())
        && new DictionaryUses(parameters.get(0).name(), false, true).allow(function);
  }

  /** What {@code reduce} begins with, if its function only puts entries into it. */
  static Optional<Type> reduced(Node initial, Node function, Node sum, Place place) {
    boolean fits =
        isReduced(function, initial) && place.body().widening().allowsDictionary(sum.start());
    return fits ? Optional.of(Type.emptyDictionary()) : Optional.empty();
  }

  /** Whether a name that holds a dictionary is used as one. */
  static boolean isUsedAsOne(Node name, Place place) {
    return name.is("Identifier")
        && !place.body().isAssigned(name.name())
        && new DictionaryUses(name.name(), false, false).allow(place.body().function());
  }
}
