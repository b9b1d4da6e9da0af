package unimig.converter.cli;

import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The full tool. */
@Command(
    name = "unimig",
    description = "Turns legacy PostgreSQL migrations into one Java migration set for Flyway.",
    subcommands = BuildCommand.class,
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
public final class Main {
  /** Ends the process with the exit code of the command. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  /** Reads the version from the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      Optional<String> version =
          Optional.ofNullable(Main.class.getPackage().getImplementationVersion());
      return new String[] {"unimig " + version.orElse("(not packaged)")};
    }
  }
}
