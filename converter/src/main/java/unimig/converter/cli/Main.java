package unimig.converter.cli;

import java.util.ArrayList;
import java.util.List;
import unimig.consolidator.cli.ConsolidatorCommands;
import unimig.runner.cli.Surroundings;
import unimig.runner.cli.Unimig;

/** The full tool. */
public final class Main {
  private Main() {}

  /** Ends the process with the exit code of the command. */
  public static void main(String[] arguments) {
    System.exit(run(Surroundings.ofProcess(), arguments));
  }

  /** Runs one command line and gives its exit code. */
  static int run(Surroundings surroundings, String... arguments) {
    return Unimig.run(surroundings, commands(surroundings), arguments);
  }

  /** What the consolidator and the converter add to the commands of the runner. */
  private static List<Object> commands(Surroundings surroundings) {
    List<Object> commands =
        new ArrayList<>(ConsolidatorCommands.all(surroundings, new ScratchServers(surroundings)));
    commands.add(new ConvertCommand(surroundings));
    commands.add(new BuildCommand(surroundings));
    commands.add(new ProveCommand(surroundings));
    commands.add(new MutantsCommand(surroundings));
    commands.add(new DemoCommand(surroundings));
    return commands;
  }
}
