package unimig.runner.cli;

import java.util.List;

/** The thin production runner: no script engine, no database binaries. */
public final class RunnerMain {
  private RunnerMain() {}

  public static void main(String[] arguments) {
    System.exit(Unimig.run(Surroundings.ofProcess(), List.of(), arguments));
  }
}
