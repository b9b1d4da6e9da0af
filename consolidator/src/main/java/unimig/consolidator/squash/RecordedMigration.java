package unimig.consolidator.squash;

import java.util.List;

/**
 * What one migration sent, without what was rolled back.
 *
 * @param left what it left of the session other than it was, which Flyway restores
 */
record RecordedMigration(String version, String description, List<Sent> sent, List<Left> left) {
  RecordedMigration {
    sent = List.copyOf(sent);
    left = List.copyOf(left);
  }

  /** Parts of a session that Flyway restores before the next migration. */
  enum Left {
    SEARCH_PATH,
    ROLE
  }
}
