package unimig.converter.translate;

import java.util.Optional;

/** {@code object[key]} of a dictionary, or {@code map.get(key)}. */
final class DictionaryEntry {
  private final Binding.Variable dictionary;
  private final Node keyNode;
  private final Place place;
  private final String key;
  private final Type keyType;

  DictionaryEntry(Binding.Variable dictionary, Code key, Node keyNode, Place place) {
    this.dictionary = dictionary;
    this.keyNode = keyNode;
    this.place = place;
    this.keyType = key.type();
    if (!DictionaryKeys.fits(key.type(), type()) || key.type().is(Type.Kind.RESULT)) {
      throw refused(keyNode);
    }
    this.key = DictionaryKeys.isMap(type()) ? key.text() : Text.of(key, place.unit());
  }

  /** Nothing if it is no entry of a dictionary. */
  static Optional<DictionaryEntry> find(Node node, Rules rules, Place place) {
    if (place.scope().earlier(node).isPresent()) {
      return Optional.empty();
    }
    if (node.is("MemberExpression") && node.flag("computed")) {
      return variable(node.child("object"), place)
          .filter(each -> !DictionaryKeys.isMap(each.type()))
          .map(each -> of(each, node.child("property"), rules, place));
    }
    return called(node, "get", rules, place);
  }

  /** {@code map.method(key)}, or {@code key in object} for {@code has}. */
  static Optional<DictionaryEntry> called(Node node, String method, Rules rules, Place place) {
    if (node.is("BinaryExpression") && method.equals("has") && node.text("operator").equals("in")) {
      return variable(node.child("right"), place)
          .map(each -> of(each, node.child("left"), rules, place));
    }
    boolean call =
        node.is("CallExpression")
            && node.child("callee").is("MemberExpression")
            && node.child("callee").property().filter(method::equals).isPresent()
            && !node.list("arguments").isEmpty();
    return call
        ? variable(node.child("callee").child("object"), place)
            .map(each -> of(each, node.list("arguments").get(0), rules, place))
        : Optional.empty();
  }

  private static DictionaryEntry of(
      Binding.Variable dictionary, Node key, Rules rules, Place place) {
    return new DictionaryEntry(dictionary, rules.value(key, place), key, place);
  }

  static Optional<Binding.Variable> variable(Node name, Place place) {
    return name.is("Identifier")
            && place.scope().find(name.name()).orElse(null) instanceof Binding.Variable variable
            && variable.type().is(Type.Kind.DICTIONARY)
        ? Optional.of(variable)
        : Optional.empty();
  }

  private Type type() {
    return place.body().widening().of(dictionary.declaration(), dictionary.type());
  }

  private Optional<Type> value() {
    return type().element().map(DictionaryKeys::held);
  }

  private Refusal refused(Node node) {
    place.body().widening().refuseDictionary(dictionary.declaration());
    return new Refusal(node, "an entry of what is no dictionary of one type");
  }

  private String call(String method) {
    return dictionary.java() + "." + method + "(" + key + ")";
  }

  private String call(String method, String argument) {
    return dictionary.java() + "." + method + "(" + key + ", " + argument + ")";
  }

  /** Notes that it is there from here on. */
  void hold() {
    if (isSteady(keyNode) && !DictionaryUses.deletes(place.body().function())) {
      place.scope().hold(dictionary.java(), key);
    }
  }

  private boolean isHeld() {
    return isSteady(keyNode) && place.scope().holds(dictionary.java(), key);
  }

  /** Whether it means the same key wherever it is known. */
  private boolean isSteady(Node node) {
    if (node.is("MemberExpression")) {
      return !node.flag("computed")
          && node.property().filter(each -> !isWritten(each)).isPresent()
          && node.child("object").is("Identifier")
          && isSteady(node.child("object"));
    }
    return node.is("Identifier") && !place.body().isAssigned(node.name());
  }

  private boolean isWritten(String property) {
    return place.unit().module().written().contains(property);
  }

  /** Its value; undefined if there is none. */
  Code read() {
    Type value = value().orElseThrow(() -> refused(keyNode));
    if (isHeld()) {
      return Code.atom(call("get"), value);
    }
    if (value.is(Type.Kind.ROW)) {
      return Code.atom(call("get"), value.orMissing());
    }
    if (value.nullable()) {
      throw refused(keyNode);
    }
    return Code.atom(place.unit().javaScript() + ".orUndefined(" + call("get") + ")", Type.ANY);
  }

  /** {@code entry || other}, {@code entry ?? other}; nothing where that is no plain question. */
  Optional<Code> orElse(String operator, Code other) {
    Type type = value().orElse(other.type());
    String fallback = DictionaryKeys.value(other, type());
    boolean nothing = operator.equals("??") || Truth.isAlways(type) || isZero(type, fallback);
    boolean same = type.boxed().equals(other.type().boxed()) || type().element().isEmpty();
    if (operator.equals("??") && type.nullable() && type.present().equals(other.type())) {
      place.unit().use("java.util.Objects");
      String call = "Objects.requireNonNullElse(" + call("get") + ", " + fallback + ")";
      return Optional.of(Code.atom(call, other.type()).of(other));
    }
    boolean number = type.equals(Type.DOUBLE) && other.type().equals(Type.INT);
    if (!nothing || !(same || number) || missing(other.type()) || missing(type)) {
      return Optional.empty();
    }
    return Optional.of(Code.atom(call("getOrDefault", fallback), type).of(other));
  }

  private static boolean missing(Type type) {
    return type.nullable() || type.undefinable();
  }

  private boolean isZero(Type type, String fallback) {
    return switch (type.kind()) {
      case INT -> fallback.equals("0");
      // No sum of whole numbers is NaN.
      case DOUBLE -> fallback.equals("0.0") || fallback.equals("0");
      case STRING -> fallback.equals("\"\"");
      case BOOLEAN -> fallback.equals("false");
      default -> false;
    };
  }

  /** Whether it is true in a test; nothing where that is no plain question. */
  Optional<Code> truth() {
    Type type = value().orElse(Type.OBJECT);
    if (missing(type)) {
      return Optional.empty();
    }
    if (Truth.isAlways(type)) {
      return Optional.of(there());
    }
    return Optional.ofNullable(
        switch (type.kind()) {
          case INT -> Code.sum(call("getOrDefault", "0") + " != 0", Type.BOOLEAN);
          case DOUBLE -> Code.sum(call("getOrDefault", "0.0") + " != 0", Type.BOOLEAN);
          case BOOLEAN -> Code.atom(call("getOrDefault", "false"), Type.BOOLEAN);
          case STRING -> Code.atom("!" + call("getOrDefault", "\"\"") + ".isEmpty()", Type.BOOLEAN);
          default -> null;
        });
  }

  /** Whether there is one. */
  Code there() {
    return Code.atom(call("containsKey"), Type.BOOLEAN);
  }

  /** Whether there is one that is not null, where none is. */
  Optional<Code> defined() {
    return value().filter(DictionaryEntry::missing).isEmpty()
        ? Optional.of(there())
        : Optional.empty();
  }

  Code remove() {
    return Code.action(call("remove"), Type.NOTHING);
  }

  /**
   * Puts a value there, without a semicolon.
   *
   * @param absent whether only where there is none
   */
  String put(Node node, Rules rules, boolean absent) {
    Code value = Parts.of(rules.value(node, place), place.unit());
    Type type = valueType(node, value);
    if (absent && !Truth.isAlways(type)) {
      throw refused(node);
    }
    return put(node, value, type, absent ? "putIfAbsent" : "put");
  }

  /** {@code entry op= value}. */
  String compound(Node assignment, Rules rules) {
    String operator = assignment.text("operator");
    Node right = assignment.child("right");
    if (operator.matches("\\|\\|=|\\?\\?=")) {
      return put(right, rules, true);
    }
    Code value = Operators.compound(assignment, read(), rules, place);
    return put(assignment, value, valueType(assignment, value), "put");
  }

  /** {@code entry++}. */
  String count(Node update) {
    boolean known = isHeld() && value().filter(each -> !each.equals(Type.INT)).isEmpty();
    if (!known) {
      throw refused(update);
    }
    String step = update.text("operator").equals("++") ? "1" : "-1";
    Code sum = Code.atom("Math.addExact(" + call("get") + ", " + step + ")", Type.INT);
    return put(update, sum, Type.INT, "put");
  }

  private String put(Node node, Code value, Type type, String method) {
    Type key = DictionaryKeys.isMap(type()) ? keyType : Type.STRING;
    Type wider = type().or(type().holding(key, type));
    boolean plain =
        !wider.elementType().is(Type.Kind.ANY)
            && !wider.elementType().undefinable()
            && DictionaryKeys.of(wider).is(Type.Kind.INT, Type.Kind.STRING);
    if (!plain) {
      throw refused(node);
    }
    place.body().widening().widen(dictionary.declaration(), type(), wider);
    DictionaryKeys.importTypes(wider, place.unit());
    String text = call(method, DictionaryKeys.value(value, wider));
    hold();
    return text;
  }

  private Type valueType(Node node, Code value) {
    Type type = value.type();
    boolean missing = type.is(Type.Kind.ROW, Type.Kind.DATE, Type.Kind.OBJECT) && missing(type);
    boolean own = !type.is(Type.Kind.LIST) || node.is("ArrayExpression");
    boolean known =
        type.is(Type.Kind.INT, Type.Kind.BOOLEAN, Type.Kind.STRING, Type.Kind.ROW)
            || type.is(Type.Kind.LIST, Type.Kind.OBJECT, Type.Kind.DATE)
            || DictionarySums.isOne(node, dictionary, place);
    if (missing || !own || !known || type.undefinable()) {
      throw refused(node);
    }
    if (type.is(Type.Kind.LIST) && node.slots("elements").isEmpty()) {
      return Type.emptyList();
    }
    return type.is(Type.Kind.DOUBLE) ? Type.SUM : type.ofAnyLength();
  }

  /**
   * Adds to the list that is there.
   *
   * @param begins whether an empty one begins where there is none
   */
  String add(Node call, Rules rules, boolean begins) {
    Node argument = call.list("arguments").get(0);
    Code value = Parts.of(rules.value(argument, place), place.unit());
    boolean missing = value.type().is(Type.Kind.ROW) && value.type().nullable();
    boolean list = value().filter(each -> !each.is(Type.Kind.LIST)).isEmpty();
    if (missing || !list || !(begins || isHeld()) || value.type().is(Type.Kind.RESULT)) {
      throw refused(call);
    }
    Type key = DictionaryKeys.isMap(type()) ? keyType : Type.STRING;
    Type wider = type().or(type().holding(key, Type.list(value.type())));
    Type element = wider.elementType().elementType();
    if (element.is(Type.Kind.DOUBLE) && !value.type().is(Type.Kind.DOUBLE)) {
      throw refused(call);
    }
    place.body().widening().widen(dictionary.declaration(), type(), wider);
    DictionaryKeys.importTypes(wider, place.unit());
    place.unit().use("java.util.ArrayList");
    String there = begins ? call("computeIfAbsent", "any -> new ArrayList<>()") : call("get");
    if (begins) {
      hold();
    }
    return there + ".add(" + value.text() + ")";
  }
}
