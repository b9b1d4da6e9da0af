package unimig.converter.scratch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A PostgreSQL server on which databases may be created and thrown away. Only databases created
 * here and roles adopted here are ever dropped. Closing, or the end of the Java process however it
 * comes, leaves no process, directory or, on a given server, database or role behind; only a killed
 * process leaves those.
 */
public final class ScratchServer implements AutoCloseable {
  private static final int LONGEST_NAME = 63;
  private static final int DROP_WITH_FORCE = 130_000;
  private static final int STRATEGY = 150_000;

  private final Host host;
  private final List<String> notes;
  private final ServerFacts facts;
  private final Maintenance maintenance;
  private final String prefix;
  private final Map<String, ScratchDatabase> databases = new LinkedHashMap<>();
  private final Set<Long> roles = new LinkedHashSet<>();
  private final Thread atExit = new Thread(this::stop, "scratch-server-stop");
  private int created;
  private boolean stopped;

  private ScratchServer(Host host, List<String> notes) {
    this.host = host;
    this.notes = notes;
    this.facts = ServerFacts.of(host);
    this.maintenance = new Maintenance(host);
    this.prefix = "unimig_" + UUID.randomUUID().toString().substring(0, 8) + "_";
  }

  /**
   * Opens the first server that can be had.
   *
   * @throws ScratchException if none can, or the given one does not let us create databases
   */
  public static ScratchServer open(ScratchSettings settings) {
    List<String> notes = new ArrayList<>();
    Host host = new HostChoice(settings, notes::add).start();
    ScratchServer server;
    try {
      server = new ScratchServer(host, List.copyOf(notes));
    } catch (RuntimeException e) {
      host.stop().run();
      throw e;
    }
    Runtime.getRuntime().addShutdownHook(server.atExit);
    return server;
  }

  public ScratchKind kind() {
    return host.kind();
  }

  /** As {@code SHOW server_version} has it, such as {@code 15.19}. */
  public String version() {
    return facts.version();
  }

  /** What the user should know about the choice of server, in full sentences; mostly empty. */
  public List<String> notes() {
    return notes;
  }

  /**
   * Creates an empty database in UTF-8.
   *
   * @param name becomes part of the database's name; need not be unique
   */
  public ScratchDatabase create(String name) {
    return create(name, "template0");
  }

  /**
   * Creates a database.
   *
   * @param name becomes part of the database's name; need not be unique
   * @param template the database to start from, on the same server
   */
  public ScratchDatabase create(String name, String template) {
    String encoding = template.equals("template0") ? " encoding 'UTF8'" : "";
    return add(nextName(name), "template " + quoted(template) + encoding);
  }

  /** Creates a database that equals {@code original}, to which nobody may be connected. */
  public ScratchDatabase copy(ScratchDatabase original) {
    maintenance.awaitLeaving(original.name());
    return add(nextName("copy"), "template " + quoted(original.name()));
  }

  private synchronized String nextName(String name) {
    created++;
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    String full = prefix + created + "_" + plain;
    return full.length() > LONGEST_NAME ? full.substring(0, LONGEST_NAME) : full;
  }

  private synchronized ScratchDatabase add(String name, String options) {
    if (stopped) {
      throw new IllegalStateException("scratch server is closed");
    }
    maintenance.run("create database " + name + " " + options + strategy());
    ScratchDatabase database = new ScratchDatabase(this, name, host.url(name));
    databases.put(name, database);
    return database;
  }

  /** A new connection, the caller's to close, for what belongs to no database, such as roles. */
  public Connection connect() {
    try {
      return connect(host);
    } catch (SQLException e) {
      throw new ScratchException("cannot connect to the scratch server", e);
    }
  }

  /**
   * Takes over a role that was made in one of the databases here: it goes with them at the latest.
   *
   * @param oid of the role
   */
  public synchronized void adoptRole(long oid) {
    roles.add(oid);
  }

  /** Drops an adopted role, on which nothing may depend any more; it may be gone already. */
  public synchronized void dropRole(long oid) {
    if (!roles.remove(oid)) {
      return;
    }
    maintenance.run(
        "do $$ declare role name; begin select rolname into role from pg_catalog.pg_roles"
            + " where oid = %d; if found then execute format('drop role %%I', role); end if; end $$"
                .formatted(oid));
  }

  /**
   * Copying files takes a quarter of the time of writing pages to the log, but flushes the whole
   * server, which is nobody's concern where it is ours and keeps nothing.
   */
  private String strategy() {
    boolean ours = host.kind() != ScratchKind.GIVEN;
    return ours && facts.versionNumber() >= STRATEGY ? " strategy file_copy" : "";
  }

  synchronized void drop(ScratchDatabase database) {
    if (databases.remove(database.name()) == null) {
      return;
    }
    maintenance.awaitLeaving(database.name());
    if (facts.versionNumber() >= DROP_WITH_FORCE) {
      maintenance.run("drop database if exists " + database.name() + " with (force)");
      return;
    }
    maintenance.run(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
            + database.name()
            + "'");
    maintenance.run("drop database if exists " + database.name());
  }

  private static Connection connect(Host host) throws SQLException {
    return DataSources.of(host.maintenance()).getConnection();
  }

  private static String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /** Drops every database created here and stops the server if it is ours. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException alreadyShuttingDown) {
      // The hook does it.
      return;
    }
    stop();
  }

  private synchronized void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    try {
      // A server of our own goes as a whole.
      if (host.kind() == ScratchKind.GIVEN) {
        List.copyOf(databases.values()).forEach(this::drop);
        List.copyOf(roles).forEach(this::dropRole);
      }
      maintenance.close();
    } finally {
      host.stop().run();
    }
  }

  /** What is asked once of every server. */
  private record ServerFacts(String version, int versionNumber) {
    private static final String QUESTION =
        """
        select current_setting('server_version'), current_setting('server_version_num')::int,
          current_user, rolcreatedb or rolsuper
        from pg_roles where rolname = current_user
        """;

    static ServerFacts of(Host host) {
      try (Connection connection = connect(host);
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(QUESTION)) {
        row.next();
        if (!row.getBoolean(4)) {
          throw new ScratchException(mayNotCreate(row.getString(3)));
        }
        return new ServerFacts(row.getString(1), row.getInt(2));
      } catch (SQLException e) {
        throw new ScratchException(
            "cannot use the scratch server " + host.maintenance() + ": " + e.getMessage(), e);
      }
    }

    private static String mayNotCreate(String role) {
      return "role "
          + quoted(role)
          + " may not create databases on the given server; run ALTER ROLE "
          + quoted(role)
          + " CREATEDB there, or give no database URL to use an embedded server";
    }
  }
}
