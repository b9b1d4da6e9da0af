package unimig.converter.proof;

import java.util.regex.Pattern;

/**
 * Tells by its text whether a migration may touch, or look at, what a server has only once: roles,
 * databases, locks by number, files. Two such migrations at the same time would meet. Rather says
 * so once too often: that costs a little time only.
 */
final class ClusterWide {
  private static final Pattern CHANGES =
      Pattern.compile(
          "\\b(?:create|alter|drop)\\s+"
              + "(?:role|user|group|database|tablespace|subscription|system)\\b"
              + "|\\b(?:reassign|drop)\\s+owned\\b|_replication_slot\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern WORDS =
      Pattern.compile(
          "\\b(?:create|alter|drop|comment\\s+on)\\s+(?:if\\s+exists\\s+)?"
              + "(?:role|user|group|database|tablespace|subscription|server|system)\\b"
              + "|\\balter\\s+system\\b"
              + "|\\b(?:reassign|drop)\\s+owned\\b"
              + "|\\bprepare\\s+transaction\\b"
              + "|\\bcopy\\b[^;]*\\b(?:to|from)\\s+(?:program\\b|')"
              + "|\\bpg_(?:try_)?advisory_"
              + "|\\bpg_(?:terminate|cancel)_backend\\b"
              + "|_replication_slot\\b|\\bdblink|\\blo_(?:im|ex)port\\b"
              + "|\\bpg_(?:roles|user|group|shadow|authid|auth_members|database|tablespace"
              + "|shdepend|shdescription|db_role_setting|stat_activity|locks|prepared_xacts)\\b",
          Pattern.CASE_INSENSITIVE);

  private ClusterWide() {}

  /**
   * @param text of a migration in any language, or of what it became
   */
  static boolean mayTouch(String text) {
    return WORDS.matcher(text).find();
  }

  /** Whether a statement may change what is not gone with the database that it was sent to. */
  static boolean changes(String statement) {
    return CHANGES.matcher(statement).find();
  }
}
