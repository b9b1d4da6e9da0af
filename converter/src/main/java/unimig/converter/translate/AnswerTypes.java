package unimig.converter.translate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unimig.converter.catalog.Column;
import unimig.converter.record.Value;

/** Types of the columns of answers, from what is known of the tables. */
final class AnswerTypes {
  private final Unit unit;

  AnswerTypes(Unit unit) {
    this.unit = unit;
  }

  /** By column; a column that is not among them may be missing. */
  Optional<Map<String, Type>> of(Sent sent) {
    return of(sent, Optional.empty());
  }

  /**
   * By column.
   *
   * @param names that the statement gives its columns, if it does
   */
  Optional<Map<String, Type>> of(Sent sent, Optional<List<String>> names) {
    WrittenProperties written = unit.module().written();
    if (written.deletesAny()) {
      return Optional.empty();
    }
    Map<String, Type> types = new LinkedHashMap<>();
    unit.catalog()
        .answer(sent.sql())
        .ifPresent(columns -> columns.forEach((name, column) -> types.put(name, type(column))));
    names.ifPresent(known -> known.forEach(name -> types.putIfAbsent(name, Type.DEFINED)));
    types.replaceAll((name, type) -> written.contains(name) ? Type.DEFINED : type);
    types.keySet().removeIf(written::deletes);
    return types.isEmpty() ? Optional.empty() : Optional.of(types);
  }

  /** Whether it answers one row, whatever the tables hold. */
  boolean isOneRow(Sent sent) {
    int last = sent.values().size();
    Value one = new Value.Numeral("1");
    boolean limited = last > 0 && sent.values().get(last - 1).equals(new Sent.Bound.Constant(one));
    String sql = limited ? sent.sql().replaceFirst(" limit \\$" + last + "$", "") : sent.sql();
    return unit.catalog().answersOneRow(sql);
  }

  private static Type type(Column column) {
    if (column.nullable()) {
      return switch (column.kind()) {
        case WHOLE -> Type.digits(Type.Digits.WHOLE).orMissing();
        case DECIMAL -> Type.digits(Type.Digits.DECIMAL).orMissing();
        case INTEGER -> Type.INT.orMissing();
        case TEXT -> Type.STRING.orMissing();
        case BOOLEAN -> Type.BOOLEAN.orMissing();
        default -> Type.DEFINED;
      };
    }
    return switch (column.kind()) {
      case INTEGER -> Type.INT;
      case NUMBER -> Type.DOUBLE;
      case TEXT -> Type.STRING;
      case WHOLE -> Type.digits(Type.Digits.WHOLE);
      case DECIMAL -> Type.digits(Type.Digits.DECIMAL);
      case BOOLEAN -> Type.BOOLEAN;
      case DATE -> Type.DATE;
      case LIST -> Type.list(Type.DEFINED);
      case OTHER -> Type.DEFINED;
    };
  }
}
