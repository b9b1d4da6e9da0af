package unimig.runner.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import unimig.runner.database.InvalidDatabaseUrlException;
import unimig.runner.diagnostic.BadInputException;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SurroundingsFailure;
import unimig.runner.engine.Failure;
import unimig.runner.engine.RunFailedException;

/** Turns exceptions into messages and exit codes, the same way for every subcommand. */
final class ErrorReport {
  private final Surroundings surroundings;

  ErrorReport(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  int executionFailed(Exception e, CommandLine command) {
    List<String> arguments = command.getParseResult().originalArgs();
    String name = command.getCommandName();
    if (e instanceof RunFailedException run) {
      return runFailed(run, name, wantsJson(arguments));
    }
    if (e instanceof BadInputException bad) {
      return badInput(bad, name, wantsJson(arguments));
    }
    if (e instanceof InvalidDatabaseUrlException url) {
      return plain("INVALID_DATABASE_URL", url, name, arguments, ExitCode.USAGE);
    }
    if (e instanceof SurroundingsFailure failure) {
      return plain(failure.code(), e, name, arguments, ExitCode.FAILED);
    }
    if (e instanceof UncheckedIOException io) {
      return plain("INPUT_OUTPUT", io, name, arguments, ExitCode.FAILED);
    }
    if (e instanceof ParameterException usage) {
      return wrongUsage(usage, arguments.toArray(new String[0]));
    }
    e.printStackTrace(surroundings.err());
    return plain("INTERNAL", e, name, arguments, ExitCode.FAILED);
  }

  private int runFailed(RunFailedException e, String command, boolean json) {
    if (json) {
      JsonObject result = Json.result(command, false, Json.array(e.failures(), Json::failure));
      result.add("applied", Json.array(e.applied(), Json::applied));
      Json.print(surroundings, result);
    } else {
      for (Failure failure : e.failures()) {
        surroundings.err().println(failure);
      }
    }
    return ExitCode.of(e.failures().get(0).code());
  }

  private int badInput(BadInputException e, String command, boolean json) {
    if (json) {
      JsonArray errors = Json.array(e.diagnostics(), Json::diagnostic);
      Json.print(surroundings, Json.result(command, false, errors));
    } else {
      for (Diagnostic diagnostic : e.diagnostics()) {
        surroundings.err().println(diagnostic);
      }
    }
    return ExitCode.BAD_INPUT;
  }

  private int plain(
      String code, Exception e, String command, List<String> arguments, int exitCode) {
    String message = e.getMessage() == null ? e.getClass().getName() : e.getMessage();
    if (wantsJson(arguments)) {
      JsonArray errors = new JsonArray();
      errors.add(Json.error(code, message));
      Json.print(surroundings, Json.result(command, false, errors));
    } else {
      surroundings.err().println("error: " + message + " [" + code + "]");
    }
    return exitCode;
  }

  int wrongUsage(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    PrintStream err = surroundings.err();
    plain("USAGE", e, command.getCommandName(), List.of(arguments), ExitCode.USAGE);
    if (!wantsJson(List.of(arguments))
        && !UnmatchedArgumentException.printSuggestions(e, command.getErr())) {
      err.println("see: " + command.getCommandSpec().qualifiedName() + " --help");
    }
    return ExitCode.USAGE;
  }

  /** Also where the arguments could not be parsed. */
  private static boolean wantsJson(List<String> arguments) {
    int option = arguments.indexOf("--output");
    return arguments.stream().anyMatch(a -> a.equalsIgnoreCase("--output=json"))
        || (option >= 0
            && option + 1 < arguments.size()
            && arguments.get(option + 1).equalsIgnoreCase("json"));
  }
}
