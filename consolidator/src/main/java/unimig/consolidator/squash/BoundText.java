package unimig.consolidator.squash;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.ParameterList;
import org.postgresql.core.Query;
import unimig.consolidator.squash.SqlPiece.Kind;

/** Writes the values of a statement into its text, without a type, as they are bound. */
final class BoundText {
  private BoundText() {}

  /**
   * @param parameters in the order of the numbers that stand for them in the text
   */
  static String of(Query query, @Nullable ParameterList parameters) {
    String sql = query.getNativeSql();
    if (parameters == null || parameters.getParameterCount() == 0) {
      return sql;
    }
    List<SqlPiece> pieces = SqlPiece.of(sql);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pieces.size(); i++) {
      if (!pieces.get(i).text().equals("$") || !isDigit(pieces, i + 1)) {
        text.append(pieces.get(i).text());
        continue;
      }
      int number = 0;
      for (; isDigit(pieces, i + 1); i++) {
        number = number * 10 + Integer.parseInt(pieces.get(i + 1).text());
      }
      text.append(parameters.toString(number, /* standardConformingStrings= */ true));
    }
    return text.toString();
  }

  private static boolean isDigit(List<SqlPiece> pieces, int at) {
    return at < pieces.size()
        && pieces.get(at).kind() == Kind.OTHER
        && Character.isDigit(pieces.get(at).text().charAt(0));
  }
}
