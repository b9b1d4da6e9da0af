package unimig.runner.cli;

import java.util.List;
import picocli.CommandLine;

/** The thin production runner: no script engine, no database binaries. */
public final class RunnerMain {
  private RunnerMain() {}

  public static void main(String[] arguments) {
    CommandLine runner = Unimig.create(Surroundings.ofProcess(), List.of());
    System.exit(runner.setCommandName("unimig-runner").execute(arguments));
  }
}
