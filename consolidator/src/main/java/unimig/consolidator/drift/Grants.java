package unimig.consolidator.drift;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads access privileges as PostgreSQL writes them ({@code app=arw/app, =r/app}) into words for
 * each role. Who granted them does not count.
 */
final class Grants {
  /** A role is written without quotes if it has letters, digits and underscores only. */
  private static final Pattern ITEM =
      Pattern.compile("(\"(?:[^\"]|\"\")*\"|[^=,\"]*)=([a-zA-Z*]*)/(\"(?:[^\"]|\"\")*\"|[^,\"]*)");

  private static final Map<Character, String> WORDS = words();

  private Grants() {}

  /**
   * Privileges in words by the attribute that stands for a role, such as {@code grants to "app"}.
   *
   * @param owner of the object, who is called so rather than by name
   * @param rename what another role is called instead
   */
  static SortedMap<String, String> read(String grants, String owner, UnaryOperator<String> rename) {
    SortedMap<String, TreeSet<String>> byRole = new TreeMap<>();
    Matcher item = ITEM.matcher(grants);
    while (item.find()) {
      String grantee = unquoted(item.group(1).strip());
      byRole
          .computeIfAbsent("grants to " + called(grantee, owner, rename), a -> new TreeSet<>())
          .addAll(privileges(item.group(2)));
    }
    SortedMap<String, String> words = new TreeMap<>();
    byRole.forEach((role, privileges) -> words.put(role, String.join(", ", privileges)));
    return words;
  }

  private static String called(String grantee, String owner, UnaryOperator<String> rename) {
    if (grantee.isEmpty()) {
      return "everyone";
    }
    String name = rename.apply(grantee);
    return name.equals(rename.apply(owner)) ? "its owner" : '"' + name + '"';
  }

  private static String unquoted(String role) {
    return role.startsWith("\"")
        ? role.substring(1, role.length() - 1).replace("\"\"", "\"")
        : role;
  }

  private static List<String> privileges(String letters) {
    List<String> privileges = new ArrayList<>();
    for (int i = 0; i < letters.length(); i++) {
      char letter = letters.charAt(i);
      boolean mayGrant = i + 1 < letters.length() && letters.charAt(i + 1) == '*';
      if (letter != '*') {
        String word = Optional.ofNullable(WORDS.get(letter)).orElse(String.valueOf(letter));
        privileges.add(mayGrant ? word + " with grant option" : word);
      }
    }
    return privileges;
  }

  /** The letters of PostgreSQL's documentation of privileges. */
  private static Map<Character, String> words() {
    String letters =
        "rselect ainsert wupdate ddelete Dtruncate xreferences ttrigger Ccreate cconnect"
            + " Ttemporary Xexecute Uusage sset Aalter-system mmaintain";
    return Map.copyOf(
        List.of(letters.split(" ")).stream()
            .collect(
                Collectors.toMap(
                    word -> word.charAt(0),
                    word -> word.substring(1).replace('-', ' '),
                    (first, second) -> first,
                    LinkedHashMap::new)));
  }
}
