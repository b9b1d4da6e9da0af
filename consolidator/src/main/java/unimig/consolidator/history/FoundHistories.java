package unimig.consolidator.history;

import java.util.List;

/**
 * The histories of a database, each in order of schema and name.
 *
 * @param read those that this user may read
 * @param unreadable those that this user may not read
 */
public record FoundHistories(List<LegacyHistory> read, List<Unreadable> unreadable) {
  public FoundHistories {
    read = List.copyOf(read);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * A table that looks like a history.
   *
   * @param kind as its columns tell
   */
  public record Unreadable(HistoryTable table, HistoryKind kind) {}
}
