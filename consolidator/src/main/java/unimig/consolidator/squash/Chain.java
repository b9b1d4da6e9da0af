package unimig.consolidator.squash;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import unimig.consolidator.squash.ScratchRun.Seen;
import unimig.runner.catalog.RunWindow;
import unimig.runner.catalog.VolatilePolicy;

/**
 * A run of all migrations on a database of its own, with what they sent and what they left.
 *
 * @param first what belonged to server and database before
 * @param dumped what {@code pg_dump} told before and after, if there is one
 * @param notes what a dump cannot say of it, for people
 */
record Chain(
    ScratchRun run,
    Recording recording,
    ServerFacts first,
    Seen seen,
    RunWindow window,
    Optional<DumpCandidate> dumped,
    List<String> notes)
    implements AutoCloseable {
  private static final Pattern RANDOM =
      Pattern.compile("random|gen_|crypt|nanoid", Pattern.CASE_INSENSITIVE);
  private static final int MANY_ROWS = 100;

  /**
   * Runs it.
   *
   * @param dump absent if no dump is wanted
   */
  static Chain of(
      ScratchRun run, Stage stage, SquashPlan plan, Optional<PgDump> dump, Recording recording)
      throws SQLException {
    ServerFacts first = run.facts();
    List<String> passwords = run.passwords();
    Optional<List<String>> before =
        dump.isPresent() ? Optional.of(run.dump(dump.get(), 1)) : Optional.empty();
    Instant start = now(run);
    run.migrate(stage.set(), Optional.of(plan.version().toString()), recording::over, recording);
    RunWindow window = new RunWindow(start, now(run));
    Optional<DumpCandidate> dumped = Optional.empty();
    if (dump.isPresent()) {
      List<String> there = before.orElseThrow();
      // Rows that were there are found again one by one.
      boolean hasRows = there.stream().anyMatch(each -> each.startsWith("INSERT INTO "));
      dumped = Optional.of(new DumpCandidate(there, run.dump(dump.get(), hasRows ? 1 : MANY_ROWS)));
    }
    List<String> notes = new ArrayList<>();
    for (String role : run.passwords()) {
      if (!passwords.contains(role)) {
        notes.add("role \"" + role + "\" has a password by the migrations, not by the squash");
      }
    }
    Seen seen = run.look();
    String user = seen.connection().getMetaData().getUserName();
    Pattern name = Pattern.compile("\\b" + Pattern.quote(user) + "\\b");
    if (recording.texts().stream().anyMatch(text -> name.matcher(text).find())) {
      notes.add(
          "migrations name \"%s\", who is the user of the scratch server: %s"
              .formatted(user, "where that is the role, the squash means whoever runs it"));
    }
    return new Chain(run, recording, first, seen, window, dumped, notes);
  }

  /** By the clock of the server. */
  static Instant now(ScratchRun run) throws SQLException {
    try (Connection connection = run.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select clock_timestamp()")) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  /** What the migrations made of roles and of the database as a whole. */
  ServerFacts made() {
    return seen.facts().without(first);
  }

  /** What may differ between this run and that of its statements. */
  VolatilePolicy policy() throws SQLException {
    String all = recording.texts().stream().collect(Collectors.joining("\n"));
    VolatilePolicy policy = VolatilePolicy.of(all::contains, zone());
    return RANDOM.matcher(all).find() ? policy.withRandomText() : policy;
  }

  private ZoneId zone() throws SQLException {
    try (Statement statement = seen.connection().createStatement();
        ResultSet row = statement.executeQuery("show timezone")) {
      row.next();
      return ZoneId.of(row.getString(1));
    }
  }

  @Override
  public void close() throws SQLException {
    seen.close();
  }
}
