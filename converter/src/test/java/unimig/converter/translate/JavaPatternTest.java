package unimig.converter.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unimig.runner.api.JavaScriptRegExp;

/** Against the runner's engine, which is compared with GraalJS itself. */
final class JavaPatternTest {
  private static final String LETTERS =
      "aAbBkKzsS09-_.,;:+@/\\ \t\n\r\u0085\u00a0\u2028\u1680\u180e\ufeff\u001c\u212a\u017f\u0131é"
          + "\ud83d\ude00";

  private static final List<String> REPLACEMENTS = List.of("", "-", "\\x", "[$1]");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "[^a-z0-9]+",
        "^-+|-+$",
        "\\s+",
        "\\s+|_",
        "^\\s+|\\s+$",
        "(\\d+)(k|b)",
        "[\\s,;]+",
        "^[a-z]+$",
        "^[^@\\s]+@[^@\\s]+$",
        "\\w+",
        "(a|b)-?[\\w.]",
        "^(.*),(.*)$",
        ".+",
        "[.-]",
        "a{2,3}",
        "(?:ab|k)",
        "[^,]+,",
        "\\.\\/-",
        "s[a-z]?",
        "^[^\\n]*$",
        "\\$|\\^|\\+",
        "a+?b"
      })
  void findsTheSame(String source) {
    findsTheSame(source, List.of("", "g", "i", "gi"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\\u0080-\\u036f]",
        "[\\u00e9\\u017f-\\u2028]+",
        "\\u00a0|\\ufeff",
        "[a-z\\u00c0-\\uD7FF_]+",
        "[^\\u00e9-\\u00ef]+$"
      })
  void findsTheSameOfNumberedCharacters(String source) {
    findsTheSame(source, List.of("", "g"));
  }

  private static void findsTheSame(String source, List<String> allFlags) {
    for (String flags : allFlags) {
      JavaRegex java = JavaPattern.of(source, flags).orElseThrow();
      JavaScriptRegExp expected = JavaScriptRegExp.of(source, flags);
      for (String text : texts(source.hashCode())) {
        boolean found = Pattern.compile(java.regex()).matcher(text).find();
        assertEquals(expected.test(text), found, () -> source + " in " + text);
        java.whole().ifPresent(whole -> assertEquals(found, text.matches(whole), source));
        if (!java.empty()) {
          replaces(expected, java, flags, text);
        }
      }
    }
  }

  private static void replaces(
      JavaScriptRegExp expected, JavaRegex java, String flags, String text) {
    for (String replacement : REPLACEMENTS) {
      Optional<String> by = java.replacement(replacement);
      boolean all = flags.contains("g");
      by.ifPresent(
          made ->
              assertEquals(
                  expected.replace(text, replacement),
                  all ? text.replaceAll(java.regex(), made) : text.replaceFirst(java.regex(), made),
                  () -> java + " in " + text));
    }
    if (java.groups() == 0) {
      assertEquals(expected.split(text), List.of(text.split(java.regex(), -1)), java::regex);
    }
  }

  private static List<String> texts(int seed) {
    Random random = new Random(seed);
    List<String> texts = new ArrayList<>(List.of("", "a", "\ud83d\ude00", "a\n", "-a-", "ab@k.z"));
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(9); length > 0; length--) {
        text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
      texts.add(text.toString());
    }
    return texts;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\bword\\b",
        "[^a]",
        ".",
        "a.b",
        "(a)+",
        "(?:a|b)*",
        "(?=a)",
        "\\S+",
        "\\D",
        "[^a]+?",
        ".*.",
        "[^a]+b?",
        "[^a]{2,}",
        "(a)\\1",
        "é",
        "[a-z-9]",
        "[\\w-z]",
        "\\u0041",
        "[\\u0300-z]",
        "[\\u0300-\\u036f-\\u0380]",
        "[\\u0300-\\s]",
        "[\\ud800-\\udfff]",
        "\\u{1f600}",
        "\\u00e",
        "a|.+"
      })
  void leavesWhatMeansSomethingElse(String source) {
    assertTrue(JavaPattern.of(source, "").isEmpty(), source);
  }

  @ParameterizedTest
  @ValueSource(strings = {"m", "s", "u", "y"})
  void leavesOtherFlags(String flags) {
    assertTrue(JavaPattern.of("a", flags).isEmpty(), flags);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u00e9", "[\\u0300-\\u036f]"})
  void leavesNumberedCharactersOfEitherCase(String source) {
    assertTrue(JavaPattern.of(source, "gi").isEmpty(), source);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.b", "(", "a|b", "$", "\\", "[x]", "{1}", "+*?"})
  void quotesTexts(String text) {
    assertTrue(text.matches(JavaPattern.quoted(text)), text);
  }
}
