package unimig.converter.cli;

import java.util.List;
import unimig.runner.cli.Surroundings;
import unimig.runner.cli.Unimig;

/** The full tool. */
public final class Main {
  private Main() {}

  /** Ends the process with the exit code of the command. */
  public static void main(String[] arguments) {
    Surroundings surroundings = Surroundings.ofProcess();
    System.exit(Unimig.run(surroundings, commands(surroundings), arguments));
  }

  /** What the converter adds to the commands of the runner. */
  static List<Object> commands(Surroundings surroundings) {
    return List.of(
        new ConvertCommand(surroundings),
        new BuildCommand(),
        new ProveCommand(surroundings));
  }
}
