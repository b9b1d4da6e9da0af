package unimig.converter.translate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a value's type.
 *
 * @param kind of the value, if it is neither null nor undefined
 * @param element of a list
 * @param columns of a row, or of the rows of a result, if they are known; the properties that an
 *     object was made with; the elements of a pair
 * @param nullable whether it may be null; for a row: undefined, which Java holds as null
 * @param undefinable whether it may be undefined
 * @param digits what is known of a text of a number
 */
record Type(
    Kind kind,
    Optional<Type> element,
    Optional<Map<String, Type>> columns,
    boolean nullable,
    boolean undefinable,
    Digits digits) {

  /** What a text is known to be. */
  enum Digits {
    NONE,
    /** A whole number, as {@code bigint} has it. */
    WHOLE,
    /** A number, or {@code NaN} or {@code Infinity}, as {@code numeric} has it. */
    DECIMAL
  }

  private Type(
      Kind kind,
      Optional<Type> element,
      Optional<Map<String, Type>> columns,
      boolean nullable,
      boolean undefinable) {
    this(kind, element, columns, nullable, undefinable, Digits.NONE);
  }

  /** How Java holds a value. */
  enum Kind {
    BOOLEAN("boolean", "Boolean"),
    INT("int", "Integer"),
    DOUBLE("double", "Double"),
    STRING("String", "String"),
    ROW("Row", "Row"),
    RESULT("Result", "Result"),
    LIST("List", "List"),
    OBJECT("Map<String, Object>", "Map<String, Object>"),
    MAP("JavaScriptMap", "JavaScriptMap"),
    SET("JavaScriptSet", "JavaScriptSet"),
    DATE("JavaScriptDate", "JavaScriptDate"),
    /** What a script only uses by keys that the run knows, with values of one type. */
    DICTIONARY("Map", "Map"),
    /** What can only be gone through, once. */
    ITERABLE("Iterable<Object>", "Iterable<Object>"),
    ANY("Object", "Object"),
    NOTHING("void", "Void");

    private final String plain;
    private final String boxed;

    Kind(String plain, String boxed) {
      this.plain = plain;
      this.boxed = boxed;
    }

    String plain() {
      return plain;
    }
  }

  static final Type BOOLEAN = of(Kind.BOOLEAN);
  static final Type INT = of(Kind.INT);
  static final Type DOUBLE = of(Kind.DOUBLE);

  /** A sum of whole numbers, which is one, and not minus zero. */
  static final Type SUM =
      new Type(Kind.DOUBLE, Optional.empty(), Optional.empty(), false, false, Digits.WHOLE);

  static final Type STRING = of(Kind.STRING);
  static final Type RESULT = of(Kind.RESULT);
  static final Type OBJECT = of(Kind.OBJECT);
  static final Type MAP = of(Kind.MAP);
  static final Type SET = of(Kind.SET);
  static final Type DATE = of(Kind.DATE);
  static final Type NOTHING = of(Kind.NOTHING);

  /** Anything at all. */
  static final Type ANY = new Type(Kind.ANY, Optional.empty(), Optional.empty(), true, true);

  /** Anything but undefined. */
  static final Type DEFINED = new Type(Kind.ANY, Optional.empty(), Optional.empty(), true, false);

  /** Null alone, so far. */
  static final Type NULL = new Type(Kind.ANY, Optional.of(NOTHING), Optional.empty(), true, false);

  private static Type of(Kind kind) {
    return new Type(kind, Optional.empty(), Optional.empty(), false, false);
  }

  static Type row(Optional<Map<String, Type>> columns) {
    return new Type(Kind.ROW, Optional.empty(), columns, false, false);
  }

  static Type result(Optional<Map<String, Type>> columns) {
    return new Type(Kind.RESULT, Optional.empty(), columns, false, false);
  }

  /** An object whose properties are all of one type, whatever they are called. */
  static Type dictionary(Type value) {
    return new Type(Kind.OBJECT, Optional.of(value), Optional.empty(), false, false);
  }

  /** An object used as a dictionary, that nothing was put into yet. */
  static Type emptyDictionary() {
    return of(Kind.DICTIONARY);
  }

  /** The same of a {@code Map}, whose keys are no texts necessarily. */
  static Type emptyMap() {
    return new Type(Kind.DICTIONARY, Optional.empty(), Optional.of(Map.of()), false, false);
  }

  /** A dictionary after something was put into it. */
  Type holding(Type key, Type value) {
    Optional<Map<String, Type>> keys = columns.map(any -> Map.of(DictionaryKeys.NAME, key));
    return new Type(kind, Optional.of(value), keys, nullable, undefinable);
  }

  /** An object that was made with some properties. */
  static Type object(Map<String, Type> properties) {
    return new Type(Kind.OBJECT, Optional.empty(), Optional.of(properties), false, false);
  }

  /** A list of two, such as an entry of a map. */
  static Type pair(Type first, Type second) {
    return new Type(
        Kind.LIST, Optional.of(ANY), Optional.of(Map.of("0", first, "1", second)), false, false);
  }

  /** What can only be gone through, once. */
  static Type iterable(Type element) {
    return new Type(Kind.ITERABLE, Optional.of(element), Optional.empty(), false, false);
  }

  /** A list that nothing was put into yet. */
  static Type emptyList() {
    return of(Kind.LIST);
  }

  /** A list that has a first element. */
  static Type listOfFirst(Type element) {
    return new Type(
        Kind.LIST, Optional.of(element), Optional.of(Map.of("0", element)), false, false);
  }

  /**
   * A list of which some elements are known better.
   *
   * @param parts by their index
   */
  static Type list(Type element, Map<String, Type> parts) {
    return new Type(Kind.LIST, Optional.of(element), Optional.of(parts), false, false);
  }

  /** The same of a list of which only the elements are known. */
  Type ofAnyLength() {
    return is(Kind.LIST) ? new Type(kind, element, Optional.empty(), nullable, undefinable) : this;
  }

  /** The same of what is changed after it was made. */
  Type changed() {
    boolean dictionary = is(Kind.OBJECT) && element.isPresent();
    return dictionary ? OBJECT : ofAnyLength();
  }

  /** An answer that has a row. */
  static Type resultOfFirst(Optional<Map<String, Type>> columns) {
    return new Type(Kind.RESULT, Optional.of(listOfFirst(row(columns))), columns, false, false);
  }

  static Type list(Type element) {
    return new Type(Kind.LIST, Optional.of(element), Optional.empty(), false, false);
  }

  /** Text of a number. */
  static Type digits(Digits digits) {
    return new Type(Kind.STRING, Optional.empty(), Optional.empty(), false, false, digits);
  }

  Type orMissing() {
    return new Type(kind, element, columns, true, kind == Kind.ANY, digits);
  }

  /** The same, of a value that is neither null nor undefined. */
  Type present() {
    return new Type(kind, element, columns, false, false, digits);
  }

  /** The same, or undefined, as Java's null. */
  Type orUndefined() {
    return new Type(kind, element, columns, false, true, digits);
  }

  /** Whether Java's null stands for undefined. */
  boolean isUndefinedAsNull() {
    return is(Kind.STRING) && undefinable;
  }

  boolean is(Kind... kinds) {
    return List.of(kinds).contains(kind);
  }

  boolean isNumber() {
    return is(Kind.INT, Kind.DOUBLE) && !nullable;
  }

  boolean isText() {
    return is(Kind.STRING) && !nullable && !undefinable;
  }

  Type elementType() {
    return element.orElse(ANY);
  }

  /** As Java declares a variable of it. */
  String java() {
    return is(Kind.LIST, Kind.DICTIONARY)
        ? boxed()
        : nullable || undefinable ? kind.boxed : kind.plain;
  }

  String boxed() {
    if (is(Kind.DICTIONARY)) {
      return "Map<" + DictionaryKeys.of(this).boxed() + ", " + elementType().boxed() + ">";
    }
    return is(Kind.LIST) ? "List<" + elementType().boxed() + ">" : kind.boxed;
  }

  /** The columns that both have. */
  private Optional<Map<String, Type>> common(Type other) {
    if (columns.isEmpty() || other.columns.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Type> both = new LinkedHashMap<>();
    columns
        .get()
        .forEach(
            (name, type) -> {
              Type same = other.columns.get().get(name);
              if (same != null) {
                both.put(name, type.or(same));
              }
            });
    return Optional.of(both);
  }

  /** The properties that both have, of the same type. */
  private Optional<Map<String, Type>> same(Type other) {
    if (columns.isEmpty() || other.columns.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Type> both = new LinkedHashMap<>(columns.get());
    both.entrySet().retainAll(other.columns.get().entrySet());
    return both.isEmpty() ? Optional.empty() : Optional.of(both);
  }

  /** The narrowest type that holds both. */
  Type or(Type other) {
    if (equals(other)) {
      return this;
    }
    if (is(Kind.LIST) && other.is(Kind.LIST)) {
      Type any =
          element.isEmpty()
              ? other.ofAnyLength()
              : other.element.isEmpty()
                  ? ofAnyLength()
                  : list(elementType().or(other.elementType()));
      return nullable || other.nullable ? any.orMissing() : any;
    }
    if (is(Kind.DICTIONARY) && other.is(Kind.DICTIONARY)) {
      return DictionaryKeys.both(this, other);
    }
    if (isNumber() && other.isNumber()) {
      return DOUBLE;
    }
    boolean sameKind = kind == other.kind && element.equals(other.element);
    boolean plain = is(Kind.INT, Kind.STRING, Kind.BOOLEAN) && !undefinable;
    if (plain && other.equals(NULL)) {
      return orMissing();
    }
    if (equals(NULL) && other.is(Kind.INT, Kind.STRING, Kind.BOOLEAN)) {
      return other.or(this);
    }
    boolean both = (nullable || other.nullable) && (undefinable || other.undefinable);
    if (sameKind && both && is(Kind.STRING)) {
      return ANY;
    }
    if (sameKind && !is(Kind.ROW)) {
      return new Type(
          kind,
          element,
          is(Kind.OBJECT) ? same(other) : Optional.empty(),
          nullable || other.nullable,
          undefinable || other.undefinable,
          digits == other.digits ? digits : Digits.NONE);
    }
    if (sameKind) {
      Optional<Map<String, Type>> common = common(other);
      return new Type(kind, element, common, nullable || other.nullable, false);
    }
    boolean missingRow = (is(Kind.ROW) && nullable) || (other.is(Kind.ROW) && other.nullable);
    if (missingRow) {
      throw new TypeConflict();
    }
    return undefinable || other.undefinable ? ANY : DEFINED;
  }
}
