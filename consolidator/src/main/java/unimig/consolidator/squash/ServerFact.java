package unimig.consolidator.squash;

import java.util.Optional;

/**
 * One thing that a migration may have made and that is no object within a database. Ordered as they
 * are made.
 *
 * @param name for messages, such as {@code role "app"}
 * @param apply statement that makes it so
 * @param undo statement that takes it back; absent for what is only made
 */
record ServerFact(Kind kind, String name, String apply, Optional<String> undo)
    implements Comparable<ServerFact> {
  /** In the order in which they are made. */
  enum Kind {
    ROLE,
    MEMBERSHIP,
    ROLE_SETTING,
    SETTING,
    GRANT,
    COMMENT
  }

  boolean isOfRoles() {
    return kind.compareTo(Kind.ROLE_SETTING) <= 0;
  }

  @Override
  public int compareTo(ServerFact other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : apply.compareTo(other.apply);
  }
}
