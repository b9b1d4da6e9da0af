package unimig.converter.translate;

import java.util.Optional;

/** {@code .pluck('column')} of a column whose type is known, as a stream. */
final class PluckedColumn {
  private PluckedColumn() {}

  /** The values of a column whose type is known. */
  static Optional<Code> find(Sent sent, String column, Place place) {
    Type row = Type.row(new AnswerTypes(place.unit()).of(sent));
    if (row.columns().filter(known -> known.containsKey(column)).isEmpty()) {
      return Optional.empty();
    }
    String name = place.body().name("row");
    Node none = place.body().function();
    Code value = MemberRule.of(Code.atom(name, row), column, none, place.unit());
    place.body().release(name);
    if (value.type().is(Type.Kind.ANY)) {
      return Optional.empty();
    }
    Type type = Type.list(value.type());
    Destructuring.importType(type, place.unit());
    String rows = "db.query(" + place.unit().add(sent) + ")";
    String map = ".stream().map(" + name + " -> " + value.text() + ").toList()";
    return Optional.of(Code.action(rows + map, type));
  }
}
