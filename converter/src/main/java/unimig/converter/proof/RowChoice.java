package unimig.converter.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import unimig.converter.coverage.BranchLog;
import unimig.converter.proof.RowTrials.Subject;
import unimig.converter.rows.Manner;
import unimig.converter.rows.Recipe;
import unimig.converter.rows.RowSource;
import unimig.converter.rows.TableId;

/** On which rows migrations are tried. */
final class RowChoice {
  private static final List<Manner> MANNERS =
      List.of(Manner.WIDE, Manner.ORDINARY, Manner.DISTINCT, Manner.SINGLE);

  private final RowSettings settings;
  private final BranchLog branches;

  RowChoice(RowSettings settings, BranchLog branches) {
    this.settings = settings;
    this.branches = branches;
  }

  /** Whether there are ways of the original that other rows might take. */
  boolean missesBranches(Subject subject) {
    return !branches.of(subject.migration().migration().path()).missed().isEmpty();
  }

  /**
   * In the order in which they are tried.
   *
   * @param inserted tables into which the migration inserts
   */
  List<RowSource> of(Subject subject, Set<TableId> inserted) {
    List<RowSource> sources = new ArrayList<>();
    if (settings.rows() > 0) {
      for (Manner manner : MANNERS) {
        sources.add(RowSource.generated(recipe(manner, inserted)));
      }
      if (subject.portion().isPresent()) {
        int rows = 2 * subject.portion().getAsInt() + 1;
        sources.add(RowSource.generated(new Recipe(Manner.MANY, rows, settings.seed(), inserted)));
      }
    }
    if (settings.rows() > 0 && missesBranches(subject)) {
      sources.add(RowSource.emptied());
    }
    settings
        .sample()
        .map(sample -> RowSource.sample(sample, settings.seed()))
        .ifPresent(sources::add);
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
}
