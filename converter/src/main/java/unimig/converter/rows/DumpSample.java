package unimig.converter.rows;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a sample of a plain dump, as {@code pg_dump} writes it: of the rows that stand after {@code
 * COPY … FROM stdin}. Reads line by line, as a dump may be large.
 */
public final class DumpSample {
  private static final Pattern COPY =
      Pattern.compile("COPY (" + name() + "\\.)?(" + name() + ") \\((.*)\\) FROM stdin;");
  private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");
  private static final Pattern NAME = Pattern.compile(name());
  private static final String CUSTOM_FORMAT = "PGDMP";

  private DumpSample() {}

  private static String name() {
    return "(?:\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";
  }

  /**
   * Reads it.
   *
   * @param rows of each table at most
   * @param masked see {@link RowSample}
   * @throws RowsException if it cannot be read or holds no such rows
   */
  public static RowSample read(Path file, int rows, Set<String> masked) {
    Map<TableId, List<Map<String, Optional<String>>>> tables = new HashMap<>();
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(CUSTOM_FORMAT)) {
          throw new RowsException(
              file + " is in pg_dump's custom format; write one with --format=plain");
        }
        Matcher copy = COPY.matcher(line);
        if (copy.matches()) {
          tables.put(table(copy), block(lines, columns(copy.group(3)), rows));
        }
      }
    } catch (IOException e) {
      throw new RowsException("cannot read " + file + ": " + e.getMessage(), e);
    }
    if (tables.isEmpty()) {
      throw new RowsException(
          file
              + " holds no \"COPY … FROM stdin\"; write one with pg_dump --format=plain, without --inserts");
    }
    return new RowSample(tables, masked);
  }

  private static TableId table(Matcher copy) {
    String schema = copy.group(1);
    return new TableId(
        schema == null ? "public" : plain(schema.substring(0, schema.length() - 1)),
        plain(copy.group(2)));
  }

  private static List<String> columns(String list) {
    return NAME.matcher(list).results().map(name -> plain(name.group())).toList();
  }

  private static String plain(String name) {
    return name.startsWith("\"")
        ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
        : name;
  }

  private static List<Map<String, Optional<String>>> block(
      BufferedReader lines, List<String> columns, int most) throws IOException {
    List<Map<String, Optional<String>>> rows = new ArrayList<>();
    for (String line = lines.readLine();
        line != null && !line.equals("\\.");
        line = lines.readLine()) {
      if (rows.size() < most) {
        rows.add(row(line, columns));
      }
    }
    return List.copyOf(rows);
  }

  private static Map<String, Optional<String>> row(String line, List<String> columns) {
    String[] fields = line.split("\t", -1);
    Map<String, Optional<String>> row = new HashMap<>();
    for (int i = 0; i < Math.min(fields.length, columns.size()); i++) {
      row.put(
          columns.get(i),
          fields[i].equals("\\N") ? Optional.empty() : Optional.of(unescaped(fields[i])));
    }
    return Map.copyOf(row);
  }

  /** As PostgreSQL's text format of {@code COPY} escapes; pg_dump writes no octal ones. */
  private static String unescaped(String field) {
    return ESCAPED
        .matcher(field)
        .replaceAll(
            escaped -> {
              int special = "bfnrtv".indexOf(escaped.group(1));
              return Matcher.quoteReplacement(
                  special < 0
                      ? escaped.group(1)
                      : String.valueOf("\b\f\n\r\t\u000b".charAt(special)));
            });
  }
}
