package unimig.converter.cli;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import unimig.consolidator.cli.ConsolidatorCommands;
import unimig.converter.build.BuildException;
import unimig.converter.proof.ProofFailedException;
import unimig.converter.scratch.ScratchException;
import unimig.runner.cli.ExitCode;
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
    CommandLine unimig = Unimig.create(surroundings, commands(surroundings));
    IExecutionExceptionHandler others = unimig.getExecutionExceptionHandler();
    unimig.setExecutionExceptionHandler(
        (e, command, result) ->
            e instanceof BuildException
                    || e instanceof ScratchException
                    || e instanceof ProofFailedException
                ? failed(surroundings, e, command)
                : others.handleExecutionException(e, command, result));
    return unimig.execute(arguments);
  }

  /** What the consolidator and the converter add to the commands of the runner. */
  private static List<Object> commands(Surroundings surroundings) {
    List<Object> commands = new ArrayList<>(ConsolidatorCommands.all(surroundings));
    commands.add(new ConvertCommand(surroundings));
    commands.add(new BuildCommand());
    commands.add(new ProveCommand(surroundings));
    commands.add(new DemoCommand(surroundings));
    return commands;
  }

  /** The surroundings are broken: no fault of the input, nor of ours. */
  private static int failed(Surroundings surroundings, Exception e, CommandLine command) {
    boolean json =
        String.join(" ", command.getParseResult().originalArgs())
            .matches("(?i).*--output[= ]json.*");
    if (json) {
      JsonObject result = new JsonObject();
      result.addProperty("command", command.getCommandName());
      result.addProperty("ok", false);
      result.addProperty("error", String.valueOf(e.getMessage()));
      surroundings.out().println(result);
    } else {
      surroundings.err().println("error: " + e.getMessage());
    }
    return ExitCode.FAILED;
  }
}
