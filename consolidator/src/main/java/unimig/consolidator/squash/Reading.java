package unimig.consolidator.squash;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import unimig.consolidator.squash.SqlPiece.Kind;

/** Tells statements that certainly only read. */
final class Reading {
  /** Words before an opening bracket that call nothing, or nothing that changes anything. */
  private static final Set<String> HARMLESS =
      Set.of(
          "select",
          "from",
          "where",
          "and",
          "or",
          "not",
          "in",
          "exists",
          "any",
          "all",
          "some",
          "as",
          "on",
          "using",
          "values",
          "over",
          "filter",
          "union",
          "except",
          "intersect",
          "by",
          "having",
          "limit",
          "offset",
          "when",
          "then",
          "else",
          "case",
          "is",
          "like",
          "ilike",
          "between",
          "join",
          "left",
          "right",
          "distinct",
          "with",
          "lateral",
          "count",
          "max",
          "min",
          "sum",
          "avg",
          "coalesce",
          "nullif",
          "lower",
          "upper",
          "length",
          "cast",
          "to_regclass",
          "current_schema",
          "current_schemas",
          "row_to_json",
          "to_json",
          "to_jsonb",
          "json_agg",
          "jsonb_agg",
          "array_agg",
          "string_agg",
          "array_length",
          "unnest",
          "format_type",
          "pg_get_expr",
          "pg_get_constraintdef",
          "pg_get_indexdef",
          "quote_ident",
          "extract",
          "version");

  /** Words that make a query change or lock something. */
  private static final Set<String> CHANGING =
      Set.of("into", "for", "insert", "update", "delete", "merge", "nextval", "setval");

  private Reading() {}

  /** Whether nothing is lost without it. */
  static boolean isCertain(String sql) {
    List<SqlPiece> pieces =
        SqlPiece.of(sql).stream()
            .filter(piece -> piece.kind() != Kind.SPACE && piece.kind() != Kind.COMMENT)
            .toList();
    int end = pieces.size();
    while (end > 0 && pieces.get(end - 1).text().equals(";")) {
      end--;
    }
    if (end == 0 || !(pieces.get(0).is("select") || pieces.get(0).is("show"))) {
      return false;
    }
    for (int i = 0; i < end; i++) {
      boolean opens = i + 1 < end && pieces.get(i + 1).text().equals("(");
      if (!isHarmless(pieces.get(i), opens)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHarmless(SqlPiece piece, boolean opens) {
    return switch (piece.kind()) {
      case WORD -> {
        String word = piece.text().toLowerCase(Locale.ROOT);
        yield !CHANGING.contains(word) && (!opens || HARMLESS.contains(word));
      }
      // A name in quotes before a bracket is a function of somebody's.
      case QUOTED -> !(opens && piece.text().startsWith("\""));
      default -> !piece.text().equals(";");
    };
  }
}
