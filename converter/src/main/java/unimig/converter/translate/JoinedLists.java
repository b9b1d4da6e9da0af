package unimig.converter.translate;

import java.util.List;
import java.util.stream.Collectors;

/** Several lists one after the other, as {@code [...a, b]} and {@code a.concat(b)} make of them. */
final class JoinedLists {
  private JoinedLists() {}

  /**
   * @param lists at least two, of which none may be null
   */
  static Code of(List<Code> lists, Unit unit) {
    Type first = lists.get(0).type().ofAnyLength();
    boolean same =
        first.element().isPresent()
            && !first.elementType().is(Type.Kind.ANY)
            && lists.stream().allMatch(each -> each.type().ofAnyLength().equals(first));
    Type type = same ? first : Type.list(Type.ANY);
    unit.use("java.util.stream.Stream");
    Destructuring.importType(type, unit);
    return Code.atom(text(lists, same ? "" : "<Object>"), type).of(lists.toArray(new Code[0]));
  }

  private static String text(List<Code> lists, String witness) {
    if (lists.size() == 2) {
      String both =
          lists.stream()
              .map(each -> each.operand() + ".stream()")
              .collect(Collectors.joining(", "));
      return "Stream." + witness + "concat(" + both + ").toList()";
    }
    String all = lists.stream().map(Code::text).collect(Collectors.joining(", "));
    String of = witness.isEmpty() ? "" : "<List<?>>";
    return "Stream." + of + "of(" + all + ")." + witness + "flatMap(List::stream).toList()";
  }
}
