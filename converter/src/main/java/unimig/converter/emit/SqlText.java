package unimig.converter.emit;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import java.util.ArrayList;
import java.util.List;
import unimig.converter.record.Value;
import unimig.converter.sql.JdbcSql;
import unimig.converter.sql.SqlLayout;
import unimig.converter.sql.SqlLexer;
import unimig.converter.sql.Token;

/**
 * The SQL of one statement, laid out and with {@code ?} for its values.
 *
 * <p>Pieces that are known at run time only are held by a character of their own, so that the lexer
 * sees what is around them.
 */
final class SqlText {
  private static final int LITERAL_WIDTH = 80;
  private static final int LONGEST_FORMAT = 15_000;

  private final String text;
  private final char hole;
  private final boolean verbatim;
  private final List<Value> holes = new ArrayList<>();
  private final List<Integer> order;
  private final List<Integer> rows;

  /**
   * @param bound whether the statement has values
   */
  SqlText(Value sql, boolean bound) {
    this(sql, bound, false);
  }

  /** Not laid out: with the text of the statement to the last space. */
  static SqlText verbatim(Value sql, boolean bound) {
    return new SqlText(sql, bound, true);
  }

  private SqlText(Value sql, boolean bound, boolean verbatim) {
    this.verbatim = verbatim;
    List<Value> pieces = sql instanceof Value.Joined joined ? joined.pieces() : List.of(sql);
    this.hole = unusedCharacter(pieces);
    StringBuilder whole = new StringBuilder();
    for (Value piece : pieces) {
      if (piece instanceof Value.Text constant) {
        whole.append(constant.text());
      } else {
        whole.append(hole);
        holes.add(piece);
      }
    }
    String laidOut = verbatim ? whole.toString() : SqlLayout.layout(whole.toString());
    JdbcSql jdbc = JdbcSql.from(laidOut);
    this.text = bound ? jdbc.text() : JdbcSql.withoutValues(laidOut);
    this.order = jdbc.parameters();
    this.rows = parametersByLine(laidOut);
  }

  /** Of the private use area; a text that holds all of them does not fit a statement. */
  private static char unusedCharacter(List<Value> pieces) {
    char candidate = '\ue000';
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i) instanceof Value.Text constant && constant.text().indexOf(candidate) >= 0) {
        candidate++;
        i = -1;
      }
    }
    return candidate;
  }

  private static List<Integer> parametersByLine(String sql) {
    List<Integer> rows = new ArrayList<>();
    int count = 0;
    for (Token token : SqlLexer.lex(sql)) {
      if (token.kind() == Token.Kind.PARAMETER) {
        count++;
      } else if (token.text().indexOf('\n') >= 0 && count > 0) {
        rows.add(count);
        count = 0;
      }
    }
    if (count > 0) {
      rows.add(count);
    }
    return List.copyOf(rows);
  }

  /** How many values each line takes, for lines that take any. */
  List<Integer> rows() {
    return rows;
  }

  /** The values in the order of the question marks. */
  <V> List<V> arrange(List<V> values) {
    return new JdbcSql(text, order).arrange(values);
  }

  Expression expression(ValueExpressions values) {
    if (holes.isEmpty()) {
      return verbatim ? Literals.string(text) : constant(text);
    }
    boolean block = text.indexOf('\n') >= 0 || JavaText.inLiteral(text).length() > LITERAL_WIDTH;
    boolean plain = text.indexOf('%') < 0 && Literals.fitsTextBlock(text);
    if (block && plain && text.length() < LONGEST_FORMAT) {
      return formatted(values);
    }
    List<Expression> pieces = new ArrayList<>();
    String[] constants = text.split(String.valueOf(hole), -1);
    for (int i = 0; i < constants.length; i++) {
      if (!constants[i].isEmpty()) {
        pieces.add(Literals.string(constants[i]));
      }
      if (i < holes.size()) {
        pieces.add(values.piece(holes.get(i)));
      }
    }
    return ValueExpressions.concatenated(pieces);
  }

  private Expression formatted(ValueExpressions values) {
    NodeList<Expression> arguments = new NodeList<>();
    holes.forEach(value -> arguments.add(values.piece(value)));
    String format = withLineEnd(text).replace(String.valueOf(hole), "%s");
    return new MethodCallExpr(Literals.textBlock(format), "formatted", arguments);
  }

  private static Expression constant(String sql) {
    String literal = JavaText.inLiteral(sql);
    return sql.indexOf('\n') < 0 && literal.length() <= LITERAL_WIDTH
        ? new StringLiteralExpr(literal)
        : Literals.string(withLineEnd(sql));
  }

  /** Text blocks read best with their closing quotes on a line of their own. */
  private static String withLineEnd(String sql) {
    List<Token> tokens = SqlLexer.lex(sql);
    boolean complete = tokens.stream().noneMatch(t -> t.kind() == Token.Kind.UNTERMINATED);
    return complete && !sql.endsWith("\n") ? sql + "\n" : sql;
  }
}
