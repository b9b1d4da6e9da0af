package unimig.converter.emit;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LiteralStringValueExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import unimig.converter.record.Value;

/** Writes a value as the Java expression that a migration binds. */
final class ValueExpressions implements Value.Visitor<Expression> {
  private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,18}");
  private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]*)\\.[0-9]*[1-9]");

  /** Up to so many digits every Java version finds the way back from double to decimal. */
  private static final int SAFE_DIGITS = 15;

  private static final BigDecimal LEAST_PLAIN = new BigDecimal("0.000001");
  private static final BigInteger LONG_LIMIT = BigInteger.ONE.shiftLeft(63);
  private static final int LONGEST_HEX = 32;
  private static final int MOST_OPERANDS = 50;
  private static final int LONGEST_SUM = 20_000;

  private final SharedValues shared;
  private final Imports imports;

  ValueExpressions(SharedValues shared, Imports imports) {
    this.shared = shared;
    this.imports = imports;
  }

  Expression of(Value value) {
    return value.accept(this);
  }

  @Override
  public Expression text(Value.Text value) {
    return Literals.string(value.text());
  }

  /** A Java number where its text is the same in both languages, else a string. */
  @Override
  public Expression numeral(Value.Numeral value) {
    String text = value.text();
    boolean negative = text.startsWith("-");
    String digits = negative ? text.substring(1) : text;
    if (INTEGER.matcher(text).matches()) {
      BigInteger number = new BigInteger(text);
      if (number.bitLength() < 32) {
        return signed(negative, new IntegerLiteralExpr(digits));
      }
      if (number.abs().compareTo(LONG_LIMIT) < 0) {
        return signed(negative, new LongLiteralExpr(digits + "L"));
      }
    }
    if (DECIMAL.matcher(text).matches() && isSafe(new BigDecimal(digits))) {
      return signed(negative, new DoubleLiteralExpr(digits));
    }
    return new StringLiteralExpr(text);
  }

  private static boolean isSafe(BigDecimal number) {
    return number.precision() <= SAFE_DIGITS && number.compareTo(LEAST_PLAIN) >= 0;
  }

  private static Expression signed(boolean negative, Expression number) {
    return negative ? new UnaryExpr(number, UnaryExpr.Operator.MINUS) : number;
  }

  @Override
  public Expression bool(Value.Bool value) {
    return new BooleanLiteralExpr(value.value());
  }

  @Override
  public Expression nil(Value.Null value) {
    return new NullLiteralExpr();
  }

  @Override
  public Expression bytes(Value.Bytes value) {
    byte[] bytes = new byte[value.bytes().size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = value.bytes().get(i);
    }
    boolean hex = bytes.length <= LONGEST_HEX;
    String type = imports.use(hex ? "java.util.HexFormat" : "java.util.Base64");
    Expression decoder = new MethodCallExpr(new NameExpr(type), hex ? "of" : "getDecoder");
    String text = hex ? HexFormat.of().formatHex(bytes) : Base64.getEncoder().encodeToString(bytes);
    return new MethodCallExpr(
        decoder, hex ? "parseHex" : "decode", new NodeList<>(Literals.string(text)));
  }

  @Override
  public Expression moment(Value.Moment value) {
    String text = Instant.ofEpochMilli(value.epochMillis()).toString();
    return call(imports.use("java.time.Instant"), "parse", new StringLiteralExpr(text));
  }

  @Override
  public Expression environment(Value.Environment value) {
    NodeList<Expression> arguments = new NodeList<>(Literals.string(value.name()));
    value.fallback().ifPresent(fallback -> arguments.add(Literals.string(fallback)));
    return new MethodCallExpr(new NameExpr("db"), "env", arguments);
  }

  @Override
  public Expression now(Value.Now value) {
    return switch (value.form()) {
      case DATE -> shared.now();
      case ISO_STRING ->
          call(imports.use("unimig.runner.api.JavaScript"), "isoString", shared.now());
      case EPOCH_MILLIS -> new MethodCallExpr(shared.now(), "toEpochMilli");
    };
  }

  @Override
  public Expression randomUuid(Value.RandomUuid value) {
    return shared.uuid(value.id());
  }

  @Override
  public Expression joined(Value.Joined value) {
    return concatenated(value.pieces().stream().map(this::piece).toList());
  }

  /**
   * A piece of a longer string.
   *
   * @throws IllegalArgumentException for what JavaScript writes into strings otherwise than Java
   */
  Expression piece(Value value) {
    if (value instanceof Value.Numeral numeral) {
      return Literals.string(numeral.text());
    }
    if (value instanceof Value.Bool bool) {
      return Literals.string(String.valueOf(bool.value()));
    }
    if (value instanceof Value.Null) {
      return Literals.string("null");
    }
    boolean dated = value instanceof Value.Now now && now.form() == Value.Now.Form.DATE;
    if (dated || value instanceof Value.Moment || value instanceof Value.Bytes) {
      throw new IllegalArgumentException("no text for " + value.getClass().getSimpleName());
    }
    return of(value);
  }

  /**
   * Put together with {@code +}, or by a method where that would become one constant too long for a
   * class file.
   *
   * @param pieces at least one
   */
  static Expression concatenated(List<Expression> pieces) {
    if (pieces.size() > MOST_OPERANDS || constantLength(pieces) > LONGEST_SUM) {
      NodeList<Expression> arguments = new NodeList<>(new StringLiteralExpr(""));
      pieces.forEach(piece -> arguments.add(isText(piece) ? piece : asText(piece)));
      return new MethodCallExpr(new NameExpr("String"), "join", arguments);
    }
    boolean text = isText(pieces.get(0)) || (pieces.size() > 1 && isText(pieces.get(1)));
    Expression sum = text ? pieces.get(0) : new StringLiteralExpr("");
    for (Expression piece : pieces.subList(text ? 1 : 0, pieces.size())) {
      sum = new BinaryExpr(sum, piece, BinaryExpr.Operator.PLUS);
    }
    return sum;
  }

  private static int constantLength(List<Expression> pieces) {
    return pieces.stream()
        .flatMap(piece -> piece.findAll(LiteralStringValueExpr.class).stream())
        .mapToInt(literal -> literal.getValue().length())
        .sum();
  }

  private static Expression asText(Expression number) {
    return call("String", "valueOf", number);
  }

  /** False for numbers, which Java would add up. */
  private static boolean isText(Expression piece) {
    return !(piece instanceof MethodCallExpr call && call.getNameAsString().equals("toEpochMilli"));
  }

  private static MethodCallExpr call(String type, String method, Expression argument) {
    return new MethodCallExpr(new NameExpr(type), method, new NodeList<>(argument));
  }
}
