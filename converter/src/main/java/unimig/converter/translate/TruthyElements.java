package unimig.converter.translate;

/** {@code list.filter(Boolean)}, which leaves neither null nor empty texts nor zeros. */
final class TruthyElements {
  private TruthyElements() {}

  static Code of(Code list, Node node, Place place) {
    Type element = list.type().elementType();
    String name = place.body().name("each");
    Code each = Code.atom(name, element.present());
    Code test = Truth.of(each, node, place.unit());
    String there = element.nullable() ? name + " != null && " : "";
    place.body().release(name);
    return Code.atom(
            list.operand()
                + ".stream().filter("
                + name
                + " -> "
                + there
                + test.text()
                + ").toList()",
            Type.list(element.present()))
        .of(list);
  }
}
