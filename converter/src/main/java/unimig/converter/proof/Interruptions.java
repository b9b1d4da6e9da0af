package unimig.converter.proof;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import unimig.converter.proof.MatchedStatements.Numbers;
import unimig.converter.proof.MigrationProof.Phase;
import unimig.converter.proof.MigrationProof.Result;
import unimig.converter.proof.MigrationProof.Step;
import unimig.converter.proof.SideBySide.Both;
import unimig.converter.proof.Trial.Outcome;
import unimig.converter.source.VersionedMigration;

/**
 * A failure in place of each statement of one migration, up and down, on copies of its databases:
 * original and converted must fail alike and leave the same, be it nothing or a part.
 */
final class Interruptions implements AutoCloseable {
  /** More would take hours where a migration sends a statement for each of many rows. */
  private static final int MOST = 100;

  private final Trial trial;
  private final Course course;
  private final VersionedMigration migration;
  private final boolean leavesParts;
  private final Both<Injection> up = watching();
  private final Both<Injection> down = watching();

  /** What the databases held before the migration. */
  private final Databases before;

  /**
   * Copies the databases, which do not have the migration yet.
   *
   * @param leavesParts whether a failure may leave a part of the migration
   */
  Interruptions(Trial trial, Course course, VersionedMigration migration, boolean leavesParts)
      throws SQLException {
    this.trial = trial;
    this.course = course;
    this.migration = migration;
    this.leavesParts = leavesParts;
    this.before = course.copyOfBoth();
  }

  private static Both<Injection> watching() {
    return new Both<>(Injection.none(), Injection.none());
  }

  /** To watch the migration with when it goes up undisturbed. */
  Both<Injection> up() {
    return up;
  }

  /** To watch the migration with when it comes down undisturbed. */
  Both<Injection> down() {
    return down;
  }

  /**
   * What comes of the failures; call it when the migration has gone up and, if it can, come down.
   *
   * @param down whether it came down without a failure
   */
  List<Step> run(boolean down) throws SQLException {
    List<String> sent = new ArrayList<>(up.original().texts());
    sent.addAll(up.converted().texts());
    if (sent.stream().anyMatch(ClusterWide::changes)) {
      return List.of(
          Step.of(Phase.UP_WITH_FAILURES, Result.NONE)
              .saying("it changes what belongs to the server"));
    }
    List<Step> steps = new ArrayList<>();
    steps.add(broken(before, Phase.UP_WITH_FAILURES, up));
    if (down && steps.get(0).result() != Result.DIFFERENT) {
      try (Pair pair = new Pair(leavesParts ? course.copyOf(before) : before)) {
        if (trial.run(pair, migration, Phase.UP, watching()).isEqual()) {
          pair.disconnect();
          steps.add(broken(pair.databases(), Phase.DOWN_WITH_FAILURES, this.down));
        }
      }
    }
    return steps;
  }

  /**
   * @param from to begin each run with
   */
  private Step broken(Databases from, Phase phase, Both<Injection> undisturbed)
      throws SQLException {
    MatchedStatements statements =
        MatchedStatements.of(undisturbed.original().texts(), undisturbed.converted().texts());
    List<Numbers> tried = spread(statements.pairs());
    if (tried.isEmpty()) {
      return Step.of(phase, Result.NONE);
    }
    int reached = 0;
    for (Numbers numbers : tried) {
      Both<Injection> injections =
          new Both<>(Injection.at(numbers.original()), Injection.at(numbers.converted()));
      Outcome outcome = once(from, phase, injections);
      if (outcome.step().result() == Result.DIFFERENT) {
        return at(numbers, outcome.step());
      }
      boolean both = injections.original().hasFailed() && injections.converted().hasFailed();
      reached += both ? 1 : 0;
    }
    return Step.of(phase, Result.EQUAL).saying(message(reached, tried.size(), statements));
  }

  private Outcome once(Databases from, Phase phase, Both<Injection> injections)
      throws SQLException {
    if (leavesParts) {
      try (Pair pair = new Pair(course.copyOf(from))) {
        return trial.run(pair, migration, phase, injections);
      }
    }
    Pair pair = new Pair(from);
    try {
      return trial.run(pair, migration, phase, injections);
    } finally {
      pair.disconnect();
    }
  }

  /** All, or some of them evenly. */
  private static List<Numbers> spread(List<Numbers> all) {
    List<Numbers> some = new ArrayList<>();
    int count = Math.min(all.size(), MOST);
    for (int i = 0; i < count; i++) {
      some.add(all.get((int) ((long) i * all.size() / count)));
    }
    return some;
  }

  private static String message(int reached, int tried, MatchedStatements statements) {
    StringBuilder text = new StringBuilder();
    int all = statements.pairs().size();
    text.append(reached == all ? "at each of " + all : "at " + reached + " of " + all);
    text.append(all == 1 ? " statement" : " statements");
    if (reached < tried) {
      text.append("; %d not reached any more".formatted(tried - reached));
    }
    if (statements.apart() > 0) {
      text.append("; %d have none like them on the other side".formatted(statements.apart()));
    }
    return text.toString();
  }

  private static Step at(Numbers numbers, Step step) {
    String where = "where a failure is injected at \"" + numbers.text().strip() + '"';
    return step.saying(step.message().map(message -> where + ": " + message).orElse(where));
  }

  @Override
  public void close() {
    before.close();
  }
}
