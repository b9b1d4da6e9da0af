package unimig.runner.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The queries that read a catalog, one file for each kind of object.
 *
 * <p>A line that ends in {@code -- since 14} or {@code -- from 15 to 16} is kept for servers of
 * these major versions only. {@code {{name arguments}}} stands for an expression that many queries
 * share; see {@link #expand}.
 */
final class CatalogQueries {
  /** File names without {@code .sql}, in the order in which they are sent. */
  static final List<String> KINDS =
      List.of(
          "database",
          "setting",
          "schema",
          "relation",
          "column",
          "constraint",
          "index",
          "sequence",
          "type",
          "function",
          "aggregate",
          "trigger",
          "event_trigger",
          "policy",
          "rule",
          "extension",
          "default_privileges",
          "publication",
          "publication_table",
          "statistics",
          "cast",
          "operator",
          "operator_class",
          "operator_family",
          "collation",
          "conversion",
          "text_search_configuration",
          "text_search_dictionary",
          "text_search_parser",
          "text_search_template",
          "foreign_data_wrapper",
          "foreign_server",
          "user_mapping",
          "language",
          "transform",
          "access_method",
          "large_object");

  private static final Pattern VERSIONS =
      Pattern.compile("-- (?:since (\\d+)|from (\\d+) to (\\d+))$");
  private static final Pattern INNERMOST = Pattern.compile("\\{\\{([a-z_]+) ([^{}]+)}}");

  private CatalogQueries() {}

  /**
   * One query of {@link #KINDS}.
   *
   * @param version major version of the server
   */
  static String query(String kind, int version) {
    StringBuilder kept = new StringBuilder();
    read(kind)
        .lines()
        .filter(line -> appliesTo(line, version))
        .map(line -> line.replaceFirst("--.*$", "").stripTrailing())
        .filter(line -> !line.isEmpty())
        .forEach(line -> kept.append(line).append('\n'));
    return expandAll(kept.toString());
  }

  private static String read(String kind) {
    String name = kind + ".sql";
    try (InputStream stream = CatalogQueries.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the query " + name + " is not on the class path");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean appliesTo(String line, int version) {
    Matcher versions = VERSIONS.matcher(line);
    if (!versions.find()) {
      return true;
    }
    if (versions.group(1) != null) {
      return version >= Integer.parseInt(versions.group(1));
    }
    return version >= Integer.parseInt(versions.group(2))
        && version <= Integer.parseInt(versions.group(3));
  }

  private static String expandAll(String sql) {
    String expanded = sql;
    Matcher innermost = INNERMOST.matcher(expanded);
    while (innermost.find()) {
      expanded =
          innermost.replaceAll(
              call -> Matcher.quoteReplacement(expand(call.group(1), call.group(2))));
      innermost = INNERMOST.matcher(expanded);
    }
    return expanded;
  }

  private static String expand(String name, String arguments) {
    String[] words = arguments.split(" ", -1);
    return switch (name) {
      case "relation_kind" -> RELATION_KIND.formatted(arguments);
      case "member" -> MEMBER.formatted(words[0], words[1]);
      case "comment" -> COMMENT.formatted(words[0], words[1]);
      case "acl" ->
          list("item from unnest(" + ACL.formatted(words[0], words[1], words[2]) + ") item");
      case "list" -> list(arguments);
      case "storage" -> STORAGE.formatted(arguments);
      case "enabled" -> ENABLED.formatted(arguments);
      default -> throw new IllegalStateException("no expression is called " + name);
    };
  }

  /** The values of a query as one text, sorted by code point; null if there are none. */
  private static String list(String query) {
    int from = query.indexOf(" from ");
    String list = LIST.formatted(query.substring(0, from), query.substring(from));
    Matcher array = ARRAY.matcher(query);
    return array.find()
        ? "case when %s is not null then %s end".formatted(array.group(1), list)
        : list;
  }

  private static final String LIST =
      "nullif(array_to_string(array("
          + "select distinct (%s)::text collate \"C\"%s order by 1), ', '), '')";

  /** Most arrays in the catalog are null, and a list of nothing takes time. */
  private static final Pattern ARRAY = Pattern.compile("from unnest\\(([a-z.]+)\\) [a-z]+$");

  private static final String RELATION_KIND =
      "case %s when 'v' then 'view' when 'm' then 'materialized view'"
          + " when 'f' then 'foreign table' when 'c' then 'composite type' else 'table' end";

  /** Whether an extension owns the object. */
  private static final String MEMBER =
      "exists (select from pg_depend x_member where x_member.classid = '%s'::regclass"
          + " and x_member.objid = %s and x_member.deptype = 'e')";

  private static final String COMMENT =
      "(select x_comment.description from pg_description x_comment where x_comment.classoid = '%s'::regclass"
          + " and x_comment.objoid = %s and x_comment.objsubid = 0)";

  /** Privileges never touched and privileges set to the same are equal: both are spelt out. */
  private static final String ACL = "coalesce(%s, acldefault('%s', %s))";

  private static final String STORAGE =
      "case %s when 'p' then 'plain' when 'e' then 'external'"
          + " when 'm' then 'main' when 'x' then 'extended' end";

  private static final String ENABLED =
      "case %s when 'O' then 'origin' when 'D' then 'disabled'"
          + " when 'R' then 'replica' when 'A' then 'always' end";
}
