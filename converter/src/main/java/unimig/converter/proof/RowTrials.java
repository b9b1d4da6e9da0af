package unimig.converter.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import unimig.converter.proof.Roles.Side;
import unimig.converter.rows.FilledTables;
import unimig.converter.rows.RowSource;
import unimig.converter.rows.Schema;
import unimig.converter.rows.hint.Hints;
import unimig.converter.scratch.ScratchDatabase;
import unimig.converter.scratch.ScratchServer;
import unimig.converter.source.VersionedMigration;
import unimig.runner.catalog.Correspondence;
import unimig.runner.catalog.SnapshotScope;

/**
 * Tries migrations on tables full of rows: up, down and up again, on copies of what the databases
 * held before. All sides start from one database that was filled once, so that they hold the same
 * rows to the byte. The rows are gone with the copies: migrations that follow find what migrations
 * made, as they would not come up on rows that nobody has mended.
 */
final class RowTrials {
  private final ScratchServer server;
  private final Course course;
  private final Trial trial;
  private final SnapshotScope scope;
  private final RowSubjects subjects;
  private final RowChoice choice;

  RowTrials(
      ScratchServer server,
      Course course,
      Trial trial,
      SnapshotScope scope,
      RowSubjects subjects,
      RowChoice choice) {
    this.subjects = subjects;
    this.choice = choice;
    this.server = server;
    this.course = course;
    this.trial = trial;
    this.scope = scope;
  }

  /**
   * One migration that is tried.
   *
   * @param text of what it became, which names the tables that it works on
   * @param needsRows whether it reads or changes any
   * @param downNeedsRows whether its way back does
   * @param asks whether it asks what there is in the database
   * @param portion see {@link RowsNeed#portion}
   * @param hasDown whether there is a way back
   */
  record Subject(
      VersionedMigration migration,
      String text,
      Hints hints,
      boolean needsRows,
      boolean downNeedsRows,
      boolean asks,
      OptionalInt portion,
      boolean hasDown) {}

  /**
   * Keeps what the converted database holds now, if rows matter to a migration that is about to
   * run.
   */
  Attempt begin(VersionedMigration migration) throws SQLException {
    Subject subject = subjects.of(migration);
    boolean isTried = !choice.of(subject, Set.of()).isEmpty() && subject.needsRows();
    return new Attempt(subject, isTried ? Optional.of(before()) : Optional.empty());
  }

  /**
   * What the converted database holds before a migration.
   *
   * @param database a copy; the holder's to close
   */
  record Before(ScratchDatabase database, Schema schema) {}

  /** What the converted database holds now, for {@link #around}. */
  Before before() throws SQLException {
    Schema now = readConverted();
    return new Before(course.copyOfConverted(), now);
  }

  /** One migration before, while and after it runs on what migrations made. */
  final class Attempt implements AutoCloseable {
    private final Subject subject;
    private final Optional<Before> before;
    private final Set<Long> roles = course.roles().all();
    private Optional<Around> around = Optional.empty();

    private Attempt(Subject subject, Optional<Before> before) {
      this.subject = subject;
      this.before = before;
    }

    /** It has come up on what migrations made. */
    void isUp() throws SQLException {
      if (before.isPresent()) {
        around = Optional.of(around(subject, before.get()));
      }
    }

    /**
     * Tries it on rows, in several manners until it comes up and has taken all its ways; nothing if
     * rows do not matter to it, or if it makes roles, as these are there already.
     */
    List<RowTrial> run() throws SQLException {
      if (around.isEmpty() || !roles.equals(course.roles().all())) {
        return List.of();
      }
      course.roles().hold(Side.CONVERTED);
      try {
        return RowTrials.this.run(around.get(), trial);
      } finally {
        course.roles().release();
      }
    }

    @Override
    public void close() {
      around.ifPresentOrElse(
          Around::close, () -> before.ifPresent(each -> each.database().close()));
    }
  }

  /** When a migration has just come up. */
  private Around around(Subject subject, Before before) throws SQLException {
    Schema next = readConverted();
    boolean hasWayBack = subject.hasDown() && subject.downNeedsRows();
    Optional<ScratchDatabase> after =
        hasWayBack ? Optional.of(course.copyOfConverted()) : Optional.empty();
    return new Around(subject, before.database(), after, before.schema(), next);
  }

  private Schema readConverted() throws SQLException {
    return course.pair().readConverted(each -> Schema.read(each, scope));
  }

  /**
   * The same, for {@link #notice}.
   *
   * @param before becomes part of it
   */
  Around around(VersionedMigration migration, Before before) throws SQLException {
    return around(subjects.of(migration), before);
  }

  /**
   * Tries a migration on what there was before it, and on rows if these matter to it.
   *
   * @param other runs it
   * @return how a difference was found; empty if none was
   */
  Optional<String> notice(Around around, Trial other) throws SQLException {
    Subject subject = around.subject();
    course.roles().hold(Side.CONVERTED);
    try {
      List<RowTrial> trials = new ArrayList<>();
      up(around, RowSource.nothing(), other, false).ifPresent(trials::add);
      if (trials.stream().allMatch(RowTrial::isEqual) && subject.needsRows()) {
        trials.addAll(run(around, other));
      }
      return trials.stream().filter(each -> !each.isEqual()).map(RowTrial::rows).findFirst();
    } finally {
      course.roles().release();
    }
  }

  private List<RowTrial> run(Around around, Trial by) throws SQLException {
    Subject subject = around.subject();
    List<RowTrial> trials = new ArrayList<>();
    List<RowSource> sources = choice.of(subject, around.next().insertedIn(subject.text()));
    for (RowSource source : sources) {
      boolean isUp = trials.stream().anyMatch(RowTrial::isUp);
      boolean isDone = isUp && !choice.missesBranches(subject);
      if ((!isDone || source.isWanted()) && trials.stream().allMatch(RowTrial::isEqual)) {
        up(around, source, by, subject.asks() && !isUp).ifPresent(trials::add);
      }
    }
    if (around.after().isPresent() && trials.stream().allMatch(RowTrial::isEqual)) {
      trials.addAll(back(around, sources, by));
    }
    return trials;
  }

  /** The way back on rows that came after the migration, until it leads back. */
  private List<RowTrial> back(Around around, List<RowSource> sources, Trial by)
      throws SQLException {
    Subject subject = around.subject();
    List<RowTrial> trials = new ArrayList<>();
    for (RowSource source : sources) {
      boolean isGenerated = source instanceof RowSource.Generated && !source.isWanted();
      if (isGenerated && trials.stream().noneMatch(each -> each.isUp() || !each.isEqual())) {
        ScratchDatabase full = server.copy(around.after().orElseThrow());
        Optional<FilledTables> filled =
            fill(subject, full, /* now= */ around.next(), /* next= */ around.now(), source);
        if (filled.isPresent()) {
          try (Pair pair = pair(full)) {
            RowCourse back = new RowCourse(subject.migration(), pair, by::run);
            trials.add(new RowTrial("new " + source.name(), filled.get(), back.down()));
          }
        }
      }
    }
    return trials;
  }

  /** Empty if there is nothing to fill. */
  private Optional<RowTrial> up(Around around, RowSource source, Trial by, boolean repeats)
      throws SQLException {
    Optional<RowTrial> found = up(around, source, by::run, repeats);
    if (found.filter(RowTrial::mayDifferByItself).isEmpty()) {
      return found;
    }
    Optional<RowTrial> repeated = up(around, source, by::repeat, repeats);
    return found.map(each -> repeated.map(each::judgedBy).orElse(each));
  }

  private Optional<RowTrial> up(
      Around around, RowSource source, RowCourse.Runs runs, boolean repeats) throws SQLException {
    Subject subject = around.subject();
    ScratchDatabase full = server.copy(around.before());
    Optional<FilledTables> filled = fill(subject, full, around.now(), around.next(), source);
    if (filled.isEmpty()) {
      return Optional.empty();
    }
    try (Pair pair = pair(full)) {
      RowCourse rows = new RowCourse(subject.migration(), pair, runs);
      return Optional.of(
          new RowTrial(source.name(), filled.get(), rows.up(subject.hasDown(), repeats)));
    }
  }

  /**
   * Fills a database, or closes it if there is nothing to fill.
   *
   * @param now its schema
   * @param next what the migration is about to make of that
   */
  private Optional<FilledTables> fill(
      Subject subject, ScratchDatabase full, Schema now, Schema next, RowSource source)
      throws SQLException {
    try (Connection connection = full.connect()) {
      Schema named = source.isAboutNext() ? now.before(next) : now;
      connection.setAutoCommit(false);
      FilledTables filled = source.fill(connection, named.namedIn(subject.text()), subject.hints());
      connection.commit();
      if (source.isChange(filled)) {
        return Optional.of(filled);
      }
    }
    full.close();
    return Optional.empty();
  }

  private Pair pair(ScratchDatabase full) throws SQLException {
    ScratchDatabase original = server.copy(full);
    Optional<Databases.Witness> witness =
        course
            .pair()
            .databases()
            .witness()
            .map(unused -> new Databases.Witness(server.copy(full), new Correspondence()));
    Pair pair = new Pair(new Databases(original, full, new Correspondence(), witness));
    pair.dropForeignHistory();
    return pair;
  }
}
