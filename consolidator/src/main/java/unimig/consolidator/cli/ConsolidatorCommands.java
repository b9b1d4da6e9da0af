package unimig.consolidator.cli;

import java.util.List;
import unimig.consolidator.scratch.ScratchDatabases;
import unimig.runner.cli.BaselineCommand;
import unimig.runner.cli.Surroundings;

/** The subcommands that this module adds to the runner's. */
public final class ConsolidatorCommands {
  private ConsolidatorCommands() {}

  /**
   * For {@link unimig.runner.cli.Unimig#create}; {@code baseline} replaces the runner's.
   *
   * @param scratch where commands try things
   */
  public static List<Object> all(Surroundings surroundings, ScratchDatabases.Source scratch) {
    return List.of(
        new StatusCommand(surroundings),
        new AdoptCommand(surroundings, scratch),
        new DriftCommand(surroundings, scratch),
        new CutoverCommand(surroundings),
        new SquashCommand(surroundings, scratch),
        new ArchiveCommand(surroundings),
        new BaselineCommand(surroundings, new MarkerPoint()));
  }
}
