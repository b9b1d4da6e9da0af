package unimig.consolidator.squash;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import unimig.consolidator.squash.ScratchRun.Seen;
import unimig.runner.catalog.Correspondence;
import unimig.runner.catalog.Difference;
import unimig.runner.catalog.RowComparison;
import unimig.runner.catalog.RunWindow;
import unimig.runner.catalog.VolatilePolicy;

/** Compares what the chain left with what a script left: objects, rows, sequences, roles. */
final class Comparison {
  private static final String CHAIN = "the chain";
  private static final String SQUASH = "the squash";

  private final Correspondence correspondence = new Correspondence();
  private final VolatilePolicy policy;

  private Comparison(VolatilePolicy policy) {
    this.policy = policy;
  }

  /** Every value must be the same. */
  static Comparison exact() {
    return new Comparison(VolatilePolicy.of(text -> true, java.time.ZoneOffset.UTC));
  }

  /** Values that no two runs share may differ. */
  static Comparison ofRuns(VolatilePolicy policy, RunWindow chain, RunWindow squash) {
    Comparison comparison = new Comparison(policy);
    comparison.correspondence.ran(chain, squash);
    return comparison;
  }

  /** One line each; empty if both are the same. */
  List<String> differences(Seen chain, Seen squash) throws SQLException {
    List<String> lines = new ArrayList<>();
    chain.snapshot().catalog().differencesTo(squash.snapshot().catalog()).stream()
        .map(difference -> difference.in(CHAIN, SQUASH))
        .forEach(lines::add);
    rows(chain, squash).stream()
        .map(difference -> difference.in(CHAIN, SQUASH))
        .forEach(lines::add);
    chain.facts().without(squash.facts()).names().stream()
        .map(name -> name + ": only as " + CHAIN + " has it")
        .forEach(lines::add);
    squash.facts().without(chain.facts()).names().stream()
        .map(name -> name + ": only as " + SQUASH + " has it")
        .forEach(lines::add);
    if (!chain.largeObjects().equals(squash.largeObjects())) {
      lines.add("large objects: their contents differ");
    }
    return lines;
  }

  private List<Difference> rows(Seen chain, Seen squash) throws SQLException {
    return new RowComparison(correspondence).compare(seen(chain), seen(squash), policy);
  }

  /** Tables whose rows differ, sorted, such as {@code table "users"}. */
  List<String> tables(Seen first, Seen second) throws SQLException {
    return rows(first, second).stream().map(Difference::object).distinct().sorted().toList();
  }

  private static RowComparison.Seen seen(Seen seen) {
    return new RowComparison.Seen(seen.connection(), seen.snapshot());
  }
}
