package unimig.converter.proof;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import unimig.converter.scratch.ScratchServer;

/**
 * Roles belong to the server, not to a database: one that the original makes would be in the way of
 * the converted migration that makes it too. So the roles that a side has made bear their names
 * only while that side is at work or looked at, and end with the proof.
 *
 * <p>Touches only roles that a migration named in a statement which creates them, and none that was
 * there before.
 */
final class Roles {
  private static final Pattern CREATE =
      Pattern.compile(
          "\\bcreate\\s+(?:role|user|group)\\s+(\"(?:[^\"]|\"\")+\"|[\\w$]+)",
          Pattern.CASE_INSENSITIVE);

  private final ScratchServer server;
  private final Set<Long> before;
  private final List<Made> made = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private boolean held;

  /** Who made a role. */
  enum Side {
    ORIGINAL,
    CONVERTED,
    WITNESS
  }

  /**
   * @param ownName while it bears another one
   */
  private record Made(Side side, long oid, Optional<String> ownName) {}

  /** What is there now is left alone. */
  Roles(ScratchServer server) throws SQLException {
    this.server = server;
    this.before = new HashSet<>();
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select oid from pg_catalog.pg_roles")) {
      while (rows.next()) {
        before.add(rows.getLong(1));
      }
    }
  }

  /** Whether there are none whose names depend on the side; so it is while one side is held. */
  boolean isEmpty() {
    return held || made.isEmpty();
  }

  /**
   * Lets all sides see the roles of one, until {@link #release}: their databases are copies of that
   * side's. What runs meanwhile may make no roles.
   */
  void hold(Side side) throws SQLException {
    show(side);
    held = true;
  }

  void release() {
    held = false;
  }

  /** What the sides call the roles that they have made. */
  Set<String> names() {
    return Set.copyOf(names);
  }

  /** Which roles were made until now. */
  Set<Long> all() {
    Set<Long> oids = new HashSet<>();
    made.forEach(role -> oids.add(role.oid()));
    return oids;
  }

  /** Takes note of the roles that a side has made. */
  void ran(Side side, List<Sent> statements) throws SQLException {
    Set<String> created = new HashSet<>();
    for (Sent statement : statements) {
      Matcher create = CREATE.matcher(statement.sql());
      while (create.find()) {
        created.add(name(create.group(1)));
      }
    }
    if (held || created.isEmpty()) {
      return;
    }
    names.addAll(created);
    try (Connection connection = server.connect()) {
      for (String name : created) {
        oid(connection, name)
            .filter(role -> !before.contains(role) && !all().contains(role))
            .ifPresent(role -> add(side, role));
      }
    }
  }

  private void add(Side side, long role) {
    server.adoptRole(role);
    made.add(new Made(side, role, Optional.empty()));
  }

  private static String name(String written) {
    return written.startsWith("\"")
        ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
        : written.toLowerCase(Locale.ROOT);
  }

  /** Gives the roles of {@code side} their names, and those of the other sides others. */
  void show(Side side) throws SQLException {
    if (isEmpty()) {
      return;
    }
    try (Connection connection = server.connect()) {
      forgetDropped(connection);
      for (int i = 0; i < made.size(); i++) {
        Made role = made.get(i);
        if (role.side() != side && role.ownName().isEmpty()) {
          made.set(i, setAside(connection, role));
        }
      }
      for (int i = 0; i < made.size(); i++) {
        Made role = made.get(i);
        if (role.side() == side && role.ownName().isPresent()) {
          rename(connection, role, role.ownName().get());
          made.set(i, new Made(side, role.oid(), Optional.empty()));
        }
      }
    }
  }

  private void forgetDropped(Connection connection) throws SQLException {
    List<Made> left = new ArrayList<>();
    for (Made role : made) {
      if (currentName(connection, role).isPresent()) {
        left.add(role);
      }
    }
    made.retainAll(left);
  }

  private static Made setAside(Connection connection, Made role) throws SQLException {
    Optional<String> name = currentName(connection, role);
    rename(connection, role, "unimig aside " + role.oid());
    return new Made(role.side(), role.oid(), name);
  }

  private static void rename(Connection connection, Made role, String name) throws SQLException {
    Optional<String> current = currentName(connection, role);
    if (current.isPresent()) {
      run(connection, "alter role " + quoted(current.get()) + " rename to " + quoted(name));
    }
  }

  /**
   * Drops the roles made since.
   *
   * @param kept what {@link #all} was
   */
  void dropAllBut(Set<Long> kept) {
    List<Made> dropped = made.stream().filter(role -> !kept.contains(role.oid())).toList();
    dropped.forEach(role -> server.dropRole(role.oid()));
    made.removeAll(dropped);
  }

  private static Optional<Long> oid(Connection connection, String name) throws SQLException {
    String sql = "select oid from pg_catalog.pg_roles where rolname = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
      }
    }
  }

  private static Optional<String> currentName(Connection connection, Made role)
      throws SQLException {
    String sql = "select rolname from pg_catalog.pg_roles where oid = " + role.oid();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
