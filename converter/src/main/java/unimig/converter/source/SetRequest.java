package unimig.converter.source;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import unimig.runner.manifest.SetKind;

/**
 * A set that the user names, rather than leaving it to be found.
 *
 * @param name unique among the sets of a project
 * @param location its directory or, for Knex, its knexfile
 * @param table history table, instead of the one that the project names
 * @param schema of the history table, likewise
 * @param knexLine bundled Knex line, likewise
 * @param environment of the knexfile
 */
public record SetRequest(
    String name,
    SetKind kind,
    Path location,
    Optional<String> table,
    Optional<String> schema,
    Optional<KnexLine> knexLine,
    Optional<String> environment) {
  private static final Pattern FORM = Pattern.compile("([^=:,]+)=(\\w+):([^,]+)((?:,[^,]+)*)");
  private static final Set<String> OPTIONS = Set.of("table", "schema", "line", "env");

  /**
   * Reads {@code name=kind:path[,table=T][,schema=S][,line=L][,env=E]}, the value of {@code --set}.
   *
   * @throws IllegalArgumentException if it has another form, with a message for the user
   */
  public static SetRequest parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is not of the form name=kind:path[,table=T][,schema=S][,line=L][,env=E]");
    }
    Map<String, String> options = options(form.group(4));
    return new SetRequest(
        form.group(1),
        kind(form.group(2)),
        Path.of(form.group(3)),
        Optional.ofNullable(options.get("table")),
        Optional.ofNullable(options.get("schema")),
        Optional.ofNullable(options.get("line")).map(SetRequest::line),
        Optional.ofNullable(options.get("env")));
  }

  private static Map<String, String> options(String text) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String option : Arrays.stream(text.split(",", -1)).filter(o -> !o.isEmpty()).toList()) {
      int sign = option.indexOf('=');
      String key = sign < 0 ? option : option.substring(0, sign);
      if (sign < 0 || !OPTIONS.contains(key)) {
        throw new IllegalArgumentException(
            "\"" + option + "\" is none of table=…, schema=…, line=…, env=…");
      }
      options.put(key, option.substring(sign + 1));
    }
    return options;
  }

  private static SetKind kind(String text) {
    return Arrays.stream(SetKind.values())
        .filter(kind -> kind.name().equals(text.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("\"" + text + "\" is none of knex, prisma, sql"));
  }

  private static KnexLine line(String id) {
    return KnexLine.ofId(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\""
                        + id
                        + "\" is none of the Knex lines "
                        + Arrays.stream(KnexLine.values())
                            .map(KnexLine::id)
                            .collect(Collectors.joining(", "))));
  }
}
