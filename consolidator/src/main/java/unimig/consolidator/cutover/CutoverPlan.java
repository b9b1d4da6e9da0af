package unimig.consolidator.cutover;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import unimig.consolidator.cutover.Step.State;
import unimig.consolidator.history.HistoryTable;
import unimig.consolidator.history.LegacyHistory;
import unimig.consolidator.reconciliation.Reconciliation;
import unimig.runner.manifest.LegacySet;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.SetKind;

/** The numbered plan of a cutover. */
public final class CutoverPlan {
  private final Path directory;
  private final Path sources;
  private final SetFiles files;
  private final Optional<Reconciliation> database;
  private final List<Step> steps = new ArrayList<>();

  private CutoverPlan(
      Path directory, Path sources, SetFiles files, Optional<Reconciliation> database) {
    this.directory = directory;
    this.sources = sources;
    this.files = files;
    this.database = database;
  }

  /**
   * The steps, in order; what concerns the database is neither done nor open where none is given.
   *
   * @param directory of the converted set, as the user names it
   * @param sources root of the legacy project, as the user names it
   */
  public static List<Step> of(
      Path directory, Path sources, Manifest manifest, Optional<Reconciliation> database) {
    SetFiles files = SetFiles.read(directory, manifest, sources);
    return new CutoverPlan(directory, sources, files, database).steps();
  }

  private List<Step> steps() {
    project();
    before();
    switchOver();
    after();
    return List.copyOf(steps);
  }

  private void project() {
    add(
        "Convert and build",
        files.built() ? State.DONE : State.OPEN,
        "commit " + directory + " to version control",
        "unimig convert " + sources + " --out " + directory + " --build");
    add(
        "Prove",
        files.proven() ? State.DONE : State.OPEN,
        "certificate.json must hold for the files as they are",
        "unimig prove " + sources + " --out " + directory);
  }

  private void before() {
    add(
        "Look where the database stands",
        of(state -> state.doubts().isEmpty()),
        doubts(),
        unimig("status"));
    add(
        "Compare its schema with what the set makes",
        State.UNKNOWN,
        "somebody may have changed it by hand; repeat it any day",
        unimig("adopt") + " --check --dry-run");
    add(
        "Take a backup, and see that it can be restored",
        State.UNKNOWN,
        "",
        "pg_dump --format=custom --file=before-cutover.dump \"$DATABASE_URL\"");
  }

  private void switchOver() {
    add(
        "Adopt what the old tools have applied",
        of(state -> state.doubts().isEmpty() && state.unrecorded().isEmpty() && recorded(state)),
        "can be taken back with: " + unimig("adopt") + " --undo",
        unimig("adopt") + " --dry-run",
        unimig("adopt"),
        unimig("validate"));
    String dual = hasDualHistory() ? " --dual-history" : "";
    add(
        "Let deployments run the set instead of " + oldCommands(),
        of(state -> recorded(state) && state.pending().isEmpty()),
        dual.isEmpty()
            ? ""
            : "--dual-history keeps the old histories up to date, so that the old service can be"
                + " deployed again",
        unimig("migrate") + dual);
  }

  private void after() {
    add(
        "When the old service will not come back: put its histories aside",
        of(this::isArchived),
        "leave out --dual-history from then on",
        unimig("adopt") + " --archive-history");
    add(
        "Make the script for fresh databases",
        files.squashed() ? State.DONE : State.OPEN,
        "proven equal to the whole chain before it is kept",
        "unimig squash --dir " + directory);
    add(
        "Remove the old migrations from the project",
        files.remaining().isEmpty() ? State.DONE : State.OPEN,
        "",
        files.remaining().stream()
            .map(each -> "git rm -r " + sources.resolve(each).normalize())
            .toArray(String[]::new));
  }

  private void add(String title, State state, String remark, String... commands) {
    steps.add(new Step(title, state, List.of(commands), remark));
  }

  private String unimig(String command) {
    return "unimig " + command + " --dir " + directory;
  }

  private State of(Predicate<Reconciliation> isDone) {
    return database
        .map(state -> isDone.test(state) ? State.DONE : State.OPEN)
        .orElse(State.UNKNOWN);
  }

  private static boolean recorded(Reconciliation state) {
    return state.database().recorded().exists();
  }

  private boolean isArchived(Reconciliation state) {
    return recorded(state)
        && state.histories().values().stream()
            .map(LegacyHistory::table)
            .allMatch(HistoryTable::isArchived);
  }

  private String doubts() {
    return database
        .filter(state -> !state.doubts().isEmpty())
        .map(state -> state.doubts().get(0).message())
        .orElse("nothing must be in doubt there");
  }

  private boolean hasDualHistory() {
    return files.has(SetKind.KNEX) || files.has(SetKind.PRISMA);
  }

  private String oldCommands() {
    List<String> commands = new ArrayList<>();
    for (LegacySet set : files.manifest().sets()) {
      String command =
          switch (set.kind()) {
            case KNEX -> "knex migrate:latest";
            case PRISMA -> "prisma migrate deploy";
            case SQL -> "the scripts of \"" + set.name() + "\"";
          };
      if (!commands.contains(command)) {
        commands.add(command);
      }
    }
    return String.join(", ", commands);
  }
}
