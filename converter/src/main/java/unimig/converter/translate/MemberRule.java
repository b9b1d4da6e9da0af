package unimig.converter.translate;

import java.util.Optional;

/** {@code a.b}, {@code a[i]}, {@code a.length}. */
final class MemberRule implements ExpressionRule {
  private final Rules rules;

  MemberRule(Rules rules) {
    this.rules = rules;
  }

  @Override
  public Code translate(Node node, Place place) {
    Optional<String> variable = RunValues.variable(node, place);
    if (variable.isPresent()) {
      return RunValues.environment(variable.get(), place.unit());
    }
    var caught = CaughtErrors.find(node.child("object"), place);
    if (caught.isPresent()) {
      return CaughtErrors.property(caught.get(), node, place);
    }
    Optional<Code> cursor = RegExpCursors.lastIndex(node, place);
    if (cursor.isPresent()) {
      return cursor.get();
    }
    Optional<DictionaryEntry> entry = DictionaryEntry.find(node, rules, place);
    if (entry.isPresent()) {
      return entry.get().read();
    }
    Code object = rules.expression(node.child("object"), place);
    Optional<String> property = node.property();
    return property.isPresent()
        ? of(object, property.get(), node, place.unit())
        : element(object, key(node, place), node, place.unit());
  }

  private Code key(Node node, Place place) {
    Node key = node.child("property");
    return Effects.isCounting(node) ? rules.expression(key, place) : rules.value(key, place);
  }

  static Code of(Code object, String name, Node node, Unit unit) {
    Type type = object.type();
    return switch (type.kind()) {
      case ROW -> cell(object, name, unit);
      case RESULT -> result(object, name, node, unit);
      case LIST -> list(object, name, node, unit);
      case STRING -> text(object, name, node, unit);
      case MAP, SET, DICTIONARY -> size(object, name, node);
      case OBJECT ->
          KnownObjects.isRow(object, name)
              ? row(object, name, unit)
              : NewObject.property(object, name, unit)
                  .orElseGet(() -> general(object, JavaLiterals.string(name), unit));
      case ANY -> general(object, JavaLiterals.string(name), unit);
      default -> throw new Refusal(node, "." + name + " of a " + type.java());
    };
  }

  private static Code row(Code object, String name, Unit unit) {
    Type type = object.type().elementType().orMissing();
    Destructuring.importType(type, unit);
    String get = object.operand() + ".get(" + JavaLiterals.string(name) + ")";
    return Code.sum("(Row) " + get, type).of(object);
  }

  private static Code general(Code object, String key, Unit unit) {
    return Code.atom(unit.javaScript() + ".get(" + object.text() + ", " + key + ")", Type.ANY)
        .of(object);
  }

  private static Code cell(Code row, String column, Unit unit) {
    Optional<Type> known =
        row.type().columns().flatMap(columns -> Optional.ofNullable(columns.get(column)));
    String key = JavaLiterals.string(column);
    if (known.isEmpty()) {
      return general(row, key, unit).with(Type.ANY).of(row);
    }
    String there =
        row.type().nullable()
            ? unit.api("Knex") + ".required(" + row.text() + ", " + key + ")"
            : row.operand();
    String getter = getter(known.get().kind()) + (isTyped(known.get()) ? "OrNull" : "");
    return Code.cell(new Code.Cell(there, key), getter, known.get()).of(row);
  }

  /** Whether the type tells what it is where it is not null. */
  private static boolean isTyped(Type type) {
    return type.nullable() && !type.is(Type.Kind.ANY);
  }

  private static String getter(Type.Kind kind) {
    return switch (kind) {
      case BOOLEAN -> "bool";
      case INT -> "integer";
      case DOUBLE -> "number";
      case STRING -> "string";
      case DATE -> "date";
      case LIST -> "list";
      default -> "value";
    };
  }

  private static Code result(Code result, String name, Node node, Unit unit) {
    return switch (name) {
      case "rows" -> {
        unit.use("java.util.List");
        Type rows = Type.list(Type.row(result.type().columns()));
        yield Code.atom(result.operand() + ".rows()", result.type().element().orElse(rows))
            .of(result);
      }
      case "rowCount" -> Code.atom(result.operand() + ".rowCount()", Type.DEFINED).of(result);
      case "command" -> Code.atom(result.operand() + ".command()", Type.DEFINED).of(result);
      default -> throw new Refusal(node, "." + name + " of an answer");
    };
  }

  private static Code list(Code list, String name, Node node, Unit unit) {
    boolean index = name.matches("0|[1-9][0-9]{0,5}");
    if (list.type().nullable() && (index || name.equals("length"))) {
      return general(list, index ? name : JavaLiterals.string(name), unit);
    }
    if (name.equals("length")) {
      return Code.atom(list.operand() + ".size()", Type.INT).of(list);
    }
    if (index) {
      return element(list, Code.atom(name, Type.INT), node, unit);
    }
    if (name.matches("index|input|groups")) {
      // What a match has besides its groups.
      return general(list, JavaLiterals.string(name), unit);
    }
    throw new Refusal(node, "." + name + " of a list");
  }

  private static Code text(Code text, String name, Node node, Unit unit) {
    boolean index = name.matches("0|[1-9][0-9]{0,5}");
    if (index || text.type().nullable()) {
      return general(text, index ? name : JavaLiterals.string(name), unit);
    }
    if (name.matches("0|[1-9][0-9]{0,5}")) {
      return general(text, name, unit);
    }
    if (!name.equals("length")) {
      throw new Refusal(node, "." + name + " of a text");
    }
    return Code.atom(text.operand() + ".length()", Type.INT).of(text);
  }

  private static Code size(Code collection, String name, Node node) {
    if (!name.equals("size")) {
      throw new Refusal(node, "." + name + " of a Map or Set");
    }
    return Code.atom(collection.operand() + ".size()", Type.INT).of(collection);
  }

  static Code element(Code object, Code key, Node node, Unit unit) {
    boolean index = key.type().is(Type.Kind.INT) && !key.type().nullable();
    if (object.type().is(Type.Kind.LIST) && index && object.type().nullable()) {
      return general(object, key.text(), unit).of(object, key);
    }
    if (object.type().is(Type.Kind.LIST) && index) {
      return at(object, key, unit);
    }
    boolean any = key.type().is(Type.Kind.ANY, Type.Kind.INT, Type.Kind.DOUBLE);
    boolean rows = object.type().elementType().is(Type.Kind.ROW);
    if (any && !rows && object.type().is(Type.Kind.LIST, Type.Kind.STRING)) {
      // What is no number names a property, of which only the length is a value.
      return general(object, key.text(), unit).of(object, key);
    }
    if (object.type().is(Type.Kind.LIST, Type.Kind.STRING, Type.Kind.RESULT)
        || object.type().is(Type.Kind.MAP, Type.Kind.SET, Type.Kind.DATE)) {
      throw new Refusal(node, "an element by what may be no number");
    }
    return general(object, key.text(), unit).of(object, key);
  }

  /** An element that may be missing. */
  static Code at(Code list, Code index, Unit unit) {
    Optional<Type> part =
        list.type().columns().flatMap(parts -> Optional.ofNullable(parts.get(index.text())));
    if (part.isPresent()) {
      return ofPair(list, index, part.get(), unit);
    }
    String arguments = "(" + list.text() + ", " + index.text() + ")";
    boolean row = list.type().elementType().is(Type.Kind.ROW);
    return row
        ? Code.atom(unit.api("Knex") + ".at" + arguments, list.type().elementType().orMissing())
            .of(list, index)
        : Code.atom(unit.javaScript() + ".at" + arguments, Type.ANY).of(list, index);
  }

  /** An element for a variable: of a list of rows, a missing one is null. */
  static Code held(Code list, Code index, Unit unit) {
    boolean rows = list.type().is(Type.Kind.LIST) && list.type().elementType().is(Type.Kind.ROW);
    boolean plain =
        rows
            && !list.type().nullable()
            && list.type().columns().isEmpty()
            && list.text().matches("\\w+")
            && index.text().matches("[0-9]+");
    if (!plain) {
      return at(list, index, unit);
    }
    return orNull(list, index, list.type().elementType().orMissing());
  }

  /**
   * An element, or null where there is none.
   *
   * @param list a variable
   * @param index a literal
   */
  static Code orNull(Code list, Code index, Type type) {
    boolean first = index.text().equals("0");
    String test = first ? ".isEmpty()" : ".size() <= " + index.text();
    String text = list.text() + test + " ? null : " + list.text() + ".get(" + index.text() + ")";
    return Code.sum(text, type).of(list);
  }

  private static Code ofPair(Code pair, Code index, Type type, Unit unit) {
    String get = pair.operand() + ".get(" + index.text() + ")";
    boolean known =
        type.is(Type.Kind.INT, Type.Kind.STRING, Type.Kind.ROW, Type.Kind.LIST)
            && !type.undefinable()
            && !unit.module().written().contains(index.text());
    if (!known) {
      return Code.atom(get, type.nullable() ? Type.ANY : Type.DEFINED.present()).of(pair);
    }
    if (type.equals(pair.type().elementType())) {
      return Code.atom(get, type).of(pair);
    }
    Destructuring.importType(type, unit);
    return Code.sum("(" + type.java() + ") " + get, type).of(pair);
  }
}
