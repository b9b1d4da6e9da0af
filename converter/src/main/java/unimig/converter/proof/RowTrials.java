package unimig.converter.proof;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import unimig.converter.coverage.BranchLog;
import unimig.converter.proof.MigrationProof.Phase;
import unimig.converter.proof.MigrationProof.Result;
import unimig.converter.proof.Roles.Side;
import unimig.converter.proof.Trial.Outcome;
import unimig.converter.rows.FilledTables;
import unimig.converter.rows.Manner;
import unimig.converter.rows.Recipe;
import unimig.converter.rows.RowSource;
import unimig.converter.rows.Schema;
import unimig.converter.rows.TableId;
import unimig.converter.rows.hint.Hints;
import unimig.converter.scratch.ScratchDatabase;
import unimig.converter.scratch.ScratchServer;
import unimig.converter.source.VersionedMigration;
import unimig.runner.catalog.Correspondence;
import unimig.runner.catalog.SnapshotScope;
import unimig.runner.engine.EngineSettings;

/**
 * Tries migrations on tables full of rows: up, down and up again, on copies of what the databases
 * held before. All sides start from one database that was filled once, so that they hold the same
 * rows to the byte. The rows are gone with the copies: migrations that follow find what migrations
 * made, as they would not come up on rows that nobody has mended.
 */
final class RowTrials {
  private static final List<Manner> MANNERS =
      List.of(Manner.WIDE, Manner.ORDINARY, Manner.DISTINCT, Manner.SINGLE);

  private final ScratchServer server;
  private final Course course;
  private final Trial trial;
  private final RowSettings settings;
  private final SnapshotScope scope;
  private final RowSubjects subjects;
  private final BranchLog branches;

  RowTrials(
      ScratchServer server,
      Course course,
      Trial trial,
      RowSettings settings,
      SnapshotScope scope,
      RowSubjects subjects,
      BranchLog branches) {
    this.subjects = subjects;
    this.branches = branches;
    this.server = server;
    this.course = course;
    this.trial = trial;
    this.settings = settings;
    this.scope = scope;
  }

  /**
   * One migration that is tried.
   *
   * @param text of what it became, which names the tables that it works on
   * @param needsRows whether it reads or changes any
   * @param hasDown whether there is a way back
   */
  record Subject(
      VersionedMigration migration, String text, Hints hints, boolean needsRows, boolean hasDown) {}

  /**
   * Keeps what the converted database holds now, if rows matter to a migration that is about to
   * run.
   */
  Attempt begin(VersionedMigration migration) throws SQLException {
    Subject subject = subjects.of(migration);
    boolean isTried = !sources(subject, Set.of()).isEmpty() && subject.needsRows();
    return new Attempt(subject, isTried ? Optional.of(course.copyOfConverted()) : Optional.empty());
  }

  /** One migration before, while and after it runs on what migrations made. */
  final class Attempt implements AutoCloseable {
    private final Subject subject;
    private final Optional<ScratchDatabase> before;
    private final Set<Long> roles = course.roles().all();
    private Optional<Schema> next = Optional.empty();

    private Attempt(Subject subject, Optional<ScratchDatabase> before) {
      this.subject = subject;
      this.before = before;
    }

    /** It has come up on what migrations made. */
    void isUp() throws SQLException {
      if (before.isPresent()) {
        next = Optional.of(course.pair().readConverted(each -> Schema.read(each, scope)));
      }
    }

    /**
     * Tries it on rows, in several manners until it comes up and has taken all its ways; nothing if
     * rows do not matter to it, or if it makes roles, as these are there already.
     */
    List<RowTrial> run() throws SQLException {
      if (next.isEmpty() || !roles.equals(course.roles().all())) {
        return List.of();
      }
      course.roles().hold(Side.CONVERTED);
      try {
        return RowTrials.this.run(subject, before.orElseThrow(), next.get(), trial);
      } finally {
        course.roles().release();
      }
    }

    @Override
    public void close() {
      before.ifPresent(ScratchDatabase::close);
    }
  }

  /**
   * Tries a migration on what {@code before} holds, and on rows if these matter to it.
   *
   * @param other runs it
   * @return how a difference was found; empty if none was
   */
  Optional<String> notice(
      VersionedMigration migration, ScratchDatabase before, Schema next, Trial other)
      throws SQLException {
    Subject subject = subjects.of(migration);
    course.roles().hold(Side.CONVERTED);
    try {
      List<RowTrial> trials = new ArrayList<>();
      run(subject, before, next, RowSource.nothing(), other).ifPresent(trials::add);
      if (trials.stream().allMatch(RowTrial::isEqual) && subject.needsRows()) {
        trials.addAll(run(subject, before, next, other));
      }
      return trials.stream().filter(each -> !each.isEqual()).map(RowTrial::rows).findFirst();
    } finally {
      course.roles().release();
    }
  }

  private List<RowTrial> run(Subject subject, ScratchDatabase before, Schema next, Trial by)
      throws SQLException {
    List<RowTrial> trials = new ArrayList<>();
    for (RowSource source : sources(subject, next.insertedIn(subject.text()))) {
      boolean isDone = trials.stream().anyMatch(RowTrial::isUp) && !missesBranches(subject);
      if (!isDone || source.isWanted()) {
        Optional<RowTrial> done = run(subject, before, next, source, by);
        done.ifPresent(trials::add);
        if (done.filter(each -> !each.isEqual()).isPresent()) {
          break;
        }
      }
    }
    return trials;
  }

  /** Whether there are ways of the original that other rows might take. */
  private boolean missesBranches(Subject subject) {
    return !branches.of(subject.migration().migration().path()).missed().isEmpty();
  }

  /** In the order in which they are tried. */
  private List<RowSource> sources(Subject subject, Set<TableId> inserted) {
    List<RowSource> sources = new ArrayList<>();
    if (settings.rows() > 0) {
      for (Manner manner : MANNERS) {
        sources.add(RowSource.generated(recipe(manner, inserted)));
      }
    }
    if (settings.rows() > 0 && missesBranches(subject)) {
      sources.add(RowSource.emptied());
    }
    settings.sample().map(RowSource::sample).ifPresent(sources::add);
    settings
        .scripts()
        .of(subject.migration().migration().path())
        .map(RowSource::script)
        .ifPresent(sources::add);
    return sources;
  }

  private Recipe recipe(Manner manner, Set<TableId> inserted) {
    int rows = manner == Manner.SINGLE ? 1 : settings.rows();
    return new Recipe(manner, rows, settings.seed(), inserted);
  }

  /** Empty if there is nothing to fill. */
  private Optional<RowTrial> run(
      Subject subject, ScratchDatabase before, Schema next, RowSource source, Trial by)
      throws SQLException {
    ScratchDatabase full = server.copy(before);
    FilledTables filled;
    try (Connection connection = full.connect()) {
      Schema now = Schema.read(connection, scope);
      Schema named = source.isAboutNext() ? now.before(next) : now;
      connection.setAutoCommit(false);
      filled = source.fill(connection, named.namedIn(subject.text()), subject.hints());
      connection.commit();
    }
    if (!source.isChange(filled)) {
      full.close();
      return Optional.empty();
    }
    try (Pair pair = new Pair(copies(full))) {
      return Optional.of(new RowTrial(source.name(), filled, outcomes(subject, pair, by)));
    }
  }

  private Databases copies(ScratchDatabase full) throws SQLException {
    ScratchDatabase original = server.copy(full);
    dropHistory(original);
    Optional<Databases.Witness> witness = Optional.empty();
    if (course.pair().databases().witness().isPresent()) {
      witness = Optional.of(new Databases.Witness(server.copy(original), new Correspondence()));
    }
    return new Databases(original, full, new Correspondence(), witness);
  }

  /** The originals know nothing of the runner's history. */
  private static void dropHistory(ScratchDatabase database) throws SQLException {
    String find =
        "select format('drop table %I.%I', n.nspname, c.relname) from pg_catalog.pg_class c"
            + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
            + " where c.relkind = 'r' and c.relname = '"
            + EngineSettings.HISTORY_TABLE
            + "'";
    List<String> drops = new ArrayList<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      try (ResultSet rows = statement.executeQuery(find)) {
        while (rows.next()) {
          drops.add(rows.getString(1));
        }
      }
      for (String drop : drops) {
        statement.execute(drop);
      }
    }
  }

  private static List<Outcome> outcomes(Subject subject, Pair pair, Trial by) throws SQLException {
    List<Outcome> outcomes = new ArrayList<>();
    List<Phase> phases =
        subject.hasDown()
            ? List.of(Phase.UP_WITH_ROWS, Phase.DOWN_WITH_ROWS, Phase.UP_AGAIN_WITH_ROWS)
            : List.of(Phase.UP_WITH_ROWS);
    for (Phase phase : phases) {
      Outcome outcome = by.run(pair, subject.migration(), phase);
      outcomes.add(outcome);
      if (outcome.step().result() != Result.EQUAL || !outcome.isEqual()) {
        break;
      }
    }
    return outcomes;
  }
}
