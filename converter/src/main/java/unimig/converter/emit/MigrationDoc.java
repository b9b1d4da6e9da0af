package unimig.converter.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.regex.Pattern;

/** Writes the Javadoc of a migration: what it does, where it comes from, what its author said. */
final class MigrationDoc {
  private static final int WIDTH = 97;

  /** First words of names that a sentence can begin with, in the third person. */
  private static final List<String> VERBS =
      List.of(
          ("add allow alter backfill change clean clear convert copy correct create define delete"
                  + " disable drop enable ensure extend fill fix generate grant import improve"
                  + " increase insert introduce make merge migrate modify move normalize populate"
                  + " prepare recreate reduce refactor remove rename replace reset restore restrict"
                  + " revert seed set simplify split store support switch unify update use")
              .split(" "));

  /** Comments for tools of JavaScript, which say nothing about the migration. */
  private static final Pattern FOR_TOOLS =
      Pattern.compile(
          "(eslint|tslint|jshint|jscs|prettier|istanbul|c8|v8|biome)\\b.*"
              + "|@(ts-|flow|param|returns?|type|typedef|format|import|jest|babel).*"
              + "|global .*|<reference .*|#!.*");

  private final List<String> paragraphs = new ArrayList<>();

  private MigrationDoc() {}

  /**
   * @param environment names of the variables that it reads
   * @param reasons why it is bridged, if it is
   */
  static String of(ClassRequest request, SortedSet<String> environment, List<String> reasons) {
    MigrationDoc doc = new MigrationDoc();
    doc.paragraphs.add(
        summary(request.description()) + " Converted from {@code " + code(request.source()) + "}.");
    doc.comments(request.headComments());
    if (!environment.isEmpty()) {
      List<String> names = environment.stream().map(name -> "{@code " + name + "}").toList();
      doc.paragraphs.add("Reads from the environment: " + String.join(", ", names) + ".");
    }
    return doc.text(reasons);
  }

  private void comments(List<String> comments) {
    for (String comment : comments) {
      StringBuilder paragraph = new StringBuilder();
      for (String line : plainLines(comment)) {
        if (line.isEmpty() && !paragraph.isEmpty()) {
          paragraphs.add(paragraph.toString());
          paragraph.setLength(0);
        } else if (!FOR_TOOLS.matcher(line).matches()) {
          paragraph.append(paragraph.isEmpty() || line.isEmpty() ? "" : " ").append(escape(line));
        }
      }
      if (!paragraph.isEmpty()) {
        paragraphs.add(paragraph.toString());
      }
    }
  }

  /** Without the marks of JavaScript's and SQL's comments, and those of decoration. */
  private static List<String> plainLines(String comment) {
    String text = comment.strip();
    if (text.startsWith("/*")) {
      text = text.substring(2, text.endsWith("*/") && text.length() > 3 ? text.length() - 2 : 2);
    }
    return text.lines()
        .map(line -> line.strip().replaceFirst("^(//+|--+|\\*+)", "").strip())
        .map(line -> line.matches("[-=*#/_]+") ? "" : line)
        .toList();
  }

  private String text(List<String> reasons) {
    StringBuilder text = new StringBuilder(wrap(paragraphs.get(0)));
    for (String paragraph : paragraphs.subList(1, paragraphs.size())) {
      text.append("\n\n").append(wrap("<p>" + paragraph));
    }
    if (!reasons.isEmpty()) {
      text.append("\n\n").append(wrap("<p>Runs the original script, which Java cannot replace:"));
      text.append("\n\n<ul>");
      for (String reason : reasons) {
        text.append("\n  ").append(wrap("<li>" + escape(reason)).replace("\n", "\n      "));
      }
      text.append("\n</ul>");
    }
    return text.toString();
  }

  /** {@code add_last_name} becomes "Adds last name." */
  static String summary(String description) {
    String spaced = description.replaceAll("(?<=[\\p{Ll}\\p{Nd}])(?=\\p{Lu})", " ");
    List<String> words = new ArrayList<>();
    for (String word : spaced.replace('_', ' ').strip().split(" +", -1)) {
      boolean acronym = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
      words.add(acronym ? word : word.toLowerCase(Locale.ROOT));
    }
    String first = words.get(0);
    words.set(0, VERBS.contains(first) ? thirdPerson(first) : first);
    String sentence = String.join(" ", words);
    return sentence.isEmpty()
        ? "A migration."
        : sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1) + ".";
  }

  private static String thirdPerson(String verb) {
    if (verb.matches(".*(s|x|z|ch|sh|o)")) {
      return verb + "es";
    }
    return verb.matches(".*[^aeiou]y") ? verb.substring(0, verb.length() - 1) + "ies" : verb + "s";
  }

  /** Text that neither HTML, nor Javadoc, nor the compiler takes for anything else. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "&#64;")
        .replace("{", "&#123;")
        .replace("}", "&#125;")
        .replace("*/", "*&#47;")
        .replace("/*", "&#47;*")
        .replace("\\", "&#92;")
        .replaceAll("\\p{Cntrl}", " ");
  }

  /** For inside a code tag, where only braces, comment ends and backslashes matter. */
  private static String code(String text) {
    boolean plain = text.matches("[^{}\\\\*\\p{Cntrl}]*");
    return plain ? text : text.replaceAll("[{}\\\\*\\p{Cntrl}]", "?");
  }

  private static String wrap(String text) {
    StringBuilder wrapped = new StringBuilder();
    int column = 0;
    for (String word : text.split(" +", -1)) {
      if (column > 0 && column + 1 + word.length() > WIDTH) {
        wrapped.append('\n');
        column = 0;
      } else if (column > 0) {
        wrapped.append(' ');
        column++;
      }
      wrapped.append(word);
      column += word.length();
    }
    return wrapped.toString();
  }
}
