package unimig.runner.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command {@code unimig} itself. The runner's subcommands are always there; a module above
 * gives its own, which replace those of the same name.
 */
@Command(
    name = "unimig",
    description = "One migration set for PostgreSQL, made of all your old ones.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class Unimig implements Runnable {
  @Spec private final CommandSpec spec = CommandSpec.create();

  private Unimig() {}

  /**
   * @param extraCommands objects with picocli's {@code @Command}
   */
  public static CommandLine create(Surroundings surroundings, List<Object> extraCommands) {
    CommandLine unimig = new CommandLine(new Unimig());
    List<Object> commands = new ArrayList<>();
    commands.add(new MigrateCommand(surroundings));
    commands.add(new PlanCommand(surroundings));
    commands.add(new RollbackCommand(surroundings));
    commands.add(new NewCommand(surroundings));
    commands.add(new InfoCommand(surroundings));
    commands.add(new ValidateCommand(surroundings));
    commands.add(new VerifyCertificateCommand(surroundings));
    commands.add(new BaselineCommand(surroundings, ConsolidationPoint.ofManifest()));
    commands.addAll(extraCommands);
    for (Object command : commands) {
      CommandLine subcommand = new CommandLine(command);
      String name = subcommand.getCommandName();
      unimig.getCommandSpec().removeSubcommand(name);
      subcommand.getCommandSpec().usageMessage().abbreviateSynopsis(true);
      unimig.addSubcommand(name, subcommand);
    }
    unimig.addSubcommand(new GenerateCompletion());
    unimig.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8));
    unimig.setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8));
    unimig.setColorScheme(
        CommandLine.Help.defaultColorScheme(Paint.isOn(surroundings, "auto") ? Ansi.ON : Ansi.OFF));
    ErrorReport errors = new ErrorReport(surroundings);
    unimig.setExecutionExceptionHandler((e, line, result) -> errors.executionFailed(e, line));
    unimig.setParameterExceptionHandler(errors::wrongUsage);
    unimig.setCaseInsensitiveEnumValuesAllowed(true);
    unimig.setUsageHelpAutoWidth(true);
    unimig.getSubcommands().values().forEach(Unimig::describeExitCodes);
    describeExitCodes(unimig);
    return unimig;
  }

  private static void describeExitCodes(CommandLine command) {
    command
        .getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(CommandLine.Model.UsageMessageSpec.keyValuesMap(ExitCode.HELP));
  }

  /** Runs one command line and gives its exit code; see {@link ExitCode}. */
  public static int run(
      Surroundings surroundings, List<Object> extraCommands, String... arguments) {
    return create(surroundings, extraCommands).execute(arguments);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command");
  }
}
