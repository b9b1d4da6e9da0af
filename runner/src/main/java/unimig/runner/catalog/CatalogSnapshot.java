package unimig.runner.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import unimig.runner.catalog.Difference.Area;
import unimig.runner.catalog.Difference.Kind;

/**
 * All that a PostgreSQL database holds but its rows: every object with every property, as text that
 * is the same in two databases exactly if the property is. Holds no OIDs and no database name.
 *
 * <p>Works with PostgreSQL 13 to 18. Two snapshots are comparable if they come from servers of the
 * same major version.
 */
public final class CatalogSnapshot {
  private final SortedMap<Identity, SortedMap<String, String>> objects;

  CatalogSnapshot(SortedMap<Identity, SortedMap<String, String>> objects) {
    this.objects = objects;
  }

  /**
   * Reads the database that {@code connection} is open on. Inside a transaction it sees what that
   * transaction sees; the connection is left as it was.
   *
   * @throws SQLException if the server is out of reach, the transaction has failed already, or the
   *     user may not read the catalog or a sequence
   */
  public static CatalogSnapshot read(Connection connection, SnapshotScope scope)
      throws SQLException {
    try (ReadingSession session = ReadingSession.open(connection)) {
      return read(session, scope);
    }
  }

  /**
   * The same without what sequences have come to, which is data: {@code SELECT} on them is not
   * needed, nor any other right than to read the catalog, as every role may.
   */
  public static CatalogSnapshot readSchema(Connection connection, SnapshotScope scope)
      throws SQLException {
    try (ReadingSession session = ReadingSession.open(connection)) {
      return new CatalogReader(session, scope).readSchema();
    }
  }

  static CatalogSnapshot read(ReadingSession session, SnapshotScope scope) throws SQLException {
    return new CatalogReader(session, scope).read();
  }

  /** A snapshot of these objects, for comparison with others. */
  public static CatalogSnapshot of(Map<Identity, ? extends Map<String, String>> objects) {
    SortedMap<Identity, SortedMap<String, String>> copy = new TreeMap<>();
    objects.forEach((identity, attributes) -> copy.put(identity, new TreeMap<>(attributes)));
    return new CatalogSnapshot(copy);
  }

  /** Attributes by name for each object; an attribute that is null in the catalog is left out. */
  public SortedMap<Identity, SortedMap<String, String>> objects() {
    return Collections.unmodifiableSortedMap(objects);
  }

  /** Equal for equal snapshots, and else different: SHA-256 in lower-case hex. */
  public String fingerprint() {
    MessageDigest digest = sha256();
    objects.forEach(
        (identity, attributes) -> {
          update(digest, identity.object());
          update(digest, identity.part());
          attributes.forEach(
              (name, value) -> {
                update(digest, name);
                update(digest, value);
              });
          digest.update((byte) 1);
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** PostgreSQL text holds no zero byte, so it can end each piece. */
  private static void update(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  /**
   * In what {@code converted} differs from this original, sorted. Parts of an object that is
   * missing or extra as a whole are not listed again.
   */
  public List<Difference> differencesTo(CatalogSnapshot converted) {
    if (objects.equals(converted.objects)) {
      return List.of();
    }
    List<Difference> differences = new ArrayList<>();
    SortedSet<Identity> identities = new TreeSet<>(objects.keySet());
    identities.addAll(converted.objects.keySet());
    for (Identity identity : identities) {
      compare(identity, converted, differences);
    }
    Collections.sort(differences);
    return List.copyOf(differences);
  }

  private void compare(Identity identity, CatalogSnapshot converted, List<Difference> differences) {
    boolean inOriginal = objects.containsKey(identity);
    boolean inConverted = converted.objects.containsKey(identity);
    if (inOriginal && inConverted) {
      compareAttributes(identity, converted, differences);
    } else if (!wholeDiffers(identity, converted)) {
      differences.add(
          new Difference(
              Area.CATALOG,
              inOriginal ? Kind.MISSING : Kind.EXTRA,
              identity.object(),
              identity.part(),
              "",
              Optional.empty(),
              Optional.empty()));
    }
  }

  private boolean wholeDiffers(Identity identity, CatalogSnapshot converted) {
    Identity whole = identity.whole();
    return identity.isPart() && objects.containsKey(whole) != converted.objects.containsKey(whole);
  }

  private void compareAttributes(
      Identity identity, CatalogSnapshot converted, List<Difference> differences) {
    SortedMap<String, String> ours = attributes(identity);
    SortedMap<String, String> theirs = converted.attributes(identity);
    if (ours.equals(theirs)) {
      return;
    }
    SortedSet<String> names = new TreeSet<>(ours.keySet());
    names.addAll(theirs.keySet());
    for (String name : names) {
      Optional<String> original = Optional.ofNullable(ours.get(name));
      Optional<String> other = Optional.ofNullable(theirs.get(name));
      if (!original.equals(other)) {
        differences.add(
            new Difference(
                Area.CATALOG,
                Kind.CHANGED,
                identity.object(),
                identity.part(),
                name,
                original,
                other));
      }
    }
  }

  private SortedMap<String, String> attributes(Identity identity) {
    return objects.getOrDefault(identity, Collections.emptySortedMap());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CatalogSnapshot snapshot && objects.equals(snapshot.objects);
  }

  @Override
  public int hashCode() {
    return objects.hashCode();
  }

  /** One line for each attribute, sorted; for people. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    objects.forEach(
        (identity, attributes) -> {
          text.append(identity).append('\n');
          attributes.forEach(
              (name, value) ->
                  text.append("  ").append(name).append(": ").append(value).append('\n'));
        });
    return text.toString();
  }
}
