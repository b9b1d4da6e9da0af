package unimig.converter.translate;

import com.google.gson.JsonElement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import unimig.converter.translate.Constants.Constant;

/** Constants as Java expressions. */
final class JavaLiterals {
  private final Unit unit;

  JavaLiterals(Unit unit) {
    this.unit = unit;
  }

  Code of(Constant constant) {
    return switch (constant.type()) {
      case "undefined" -> Code.atom(unit.javaScript() + ".UNDEFINED", Type.ANY);
      case "number" -> number(constant.value().getAsString());
      case "plain" -> plain(constant.value());
      case "list" -> list(constant);
      case "object" -> object(constant);
      default -> throw new IllegalStateException("no constant: " + constant.type());
    };
  }

  private static Code plain(JsonElement value) {
    if (value.isJsonNull()) {
      return Code.atom("null", Type.NULL);
    }
    return value.getAsJsonPrimitive().isBoolean()
        ? Code.atom(String.valueOf(value.getAsBoolean()), Type.BOOLEAN)
        : Code.atom(string(value.getAsString()), Type.STRING);
  }

  static Code number(String text) {
    double value =
        switch (text) {
          case "Infinity" -> Double.POSITIVE_INFINITY;
          case "-Infinity" -> Double.NEGATIVE_INFINITY;
          default -> Double.parseDouble(text);
        };
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      String name =
          Double.isNaN(value) ? "NaN" : value > 0 ? "POSITIVE_INFINITY" : "NEGATIVE_INFINITY";
      return Code.atom("Double." + name, Type.DOUBLE);
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE;
    boolean negative = text.startsWith("-");
    if (whole && !text.equals("-0")) {
      String digits = String.valueOf((int) value);
      return new Code(digits, Type.INT, !negative, true);
    }
    String digits = text.matches("-?[0-9]+") ? text + ".0" : text;
    return new Code(digits, Type.DOUBLE, !negative, true);
  }

  private Code list(Constant constant) {
    if (constant.elements().isEmpty()) {
      unit.use("java.util.List");
      return Code.atom("List.of()", Type.emptyList());
    }
    List<Code> elements =
        constant.elements().stream().map(each -> Parts.of(of(each), unit)).toList();
    String text = elements.stream().map(Code::text).collect(Collectors.joining(", "));
    Type type = elements.stream().map(Code::type).reduce(Type::or).orElse(Type.ANY);
    if (type.is(Type.Kind.ANY)) {
      return Code.atom(unit.api("JavaScriptArray") + ".of(" + text + ")", Type.list(type));
    }
    unit.use("java.util.List");
    if (type.nullable()) {
      unit.use("java.util.Arrays");
      return Code.atom("Arrays.<" + type.boxed() + ">asList(" + text + ")", Type.list(type));
    }
    return Code.atom("List.of(" + text + ")", Type.list(type));
  }

  private Code object(Constant constant) {
    NewObject made = new NewObject();
    for (JsonElement each : constant.value().getAsJsonArray()) {
      String name = each.getAsJsonArray().get(0).getAsString();
      Code value = of(unit.constant(each.getAsJsonArray().get(1)));
      made.add(Code.atom(string(name), Type.STRING), Optional.of(name), Parts.of(value, unit));
    }
    return made.code(unit);
  }

  /** A Java string literal. */
  static String string(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> literal.append("\\\"");
        case '\\' -> literal.append("\\\\");
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        case '\t' -> literal.append("\\t");
        default -> {
          boolean visible = (c >= ' ' && c < 127) || Character.isLetterOrDigit(c);
          literal.append(visible ? String.valueOf(c) : "\\u%04x".formatted((int) c));
        }
      }
    }
    return literal.append('"').toString();
  }
}
