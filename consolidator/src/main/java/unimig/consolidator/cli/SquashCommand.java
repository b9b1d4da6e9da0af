package unimig.consolidator.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import unimig.consolidator.scratch.ScratchDatabases;
import unimig.consolidator.squash.Squash;
import unimig.consolidator.squash.SquashCheck;
import unimig.consolidator.squash.SquashListener;
import unimig.consolidator.squash.SquashOutcome;
import unimig.consolidator.squash.SquashSettings;
import unimig.consolidator.squash.SquashSettings.Way;
import unimig.runner.cli.OutputOptions;
import unimig.runner.cli.SetOptions;
import unimig.runner.cli.Surroundings;

/** {@code unimig squash}. */
@Command(
    name = "squash",
    description = {
      "Makes one script of all migrations, for fresh databases: sql/B<version>__squash.sql.",
      "It is kept only if it leaves the same as they do, which is tried on scratch databases."
    },
    mixinStandardHelpOptions = true)
final class SquashCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final ScratchDatabases.Source source;

  @Mixin private final SetOptions set = new SetOptions();
  @Mixin private final ScratchServerOptions scratch = new ScratchServerOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(
      names = "--at",
      paramLabel = "VERSION",
      description = "The last version that it stands for (default: the newest).")
  private Optional<String> at = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "dump|statements",
      description = {
        "What it is made of: what pg_dump tells of the database that the migrations leave,",
        "or the statements that they send (default: the first that is found equal)."
      })
  private Optional<Way> way = Optional.empty();

  @Option(
      names = "--pg-dump",
      paramLabel = "PATH",
      description = {
        "The pg_dump to use, of the server's major version or newer",
        "(default: the best on PATH and below /usr/lib/postgresql)."
      })
  private Optional<Path> pgDump = Optional.empty();

  @Option(
      names = "--check",
      description = {
        "Make nothing, and exit with 5 if the squash is not of the files as they are;",
        "needs no database."
      })
  private boolean check;

  @Option(
      names = "--freeze",
      paramLabel = "NAME",
      description = {
        "Environment variable whose value of this run may be in the script;",
        "migrations that read any other are not squashed."
      })
  private List<String> frozen = List.of();

  @Option(
      names = "--schema",
      paramLabel = "NAME",
      split = ",",
      description = {
        "Schema of the history and of unqualified names, then others to make.",
        "(default: FLYWAY_SCHEMAS, else the connection's own)"
      })
  private List<String> schemas = List.of();

  SquashCommand(Surroundings surroundings, ScratchDatabases.Source source) {
    this.surroundings = surroundings;
    this.source = source;
  }

  @Override
  public Integer call() {
    SquashReport report = new SquashReport(surroundings, output);
    if (check) {
      return report.checked(SquashCheck.of(set.directory()));
    }
    SquashOutcome outcome;
    try (ScratchDatabases server = scratch.open(source, surroundings.environment())) {
      SquashListener listener =
          output.isJson() ? SquashListener.SILENT : step -> surroundings.err().println(step);
      outcome = Squash.run(settings(), server, listener);
    }
    return report.show(outcome);
  }

  private SquashSettings settings() {
    return new SquashSettings(
        set.directory(),
        at,
        way,
        pgDump,
        surroundings.environment().getOrDefault("PATH", ""),
        schemas.isEmpty() ? flywaysSchemas() : schemas,
        scratch.environment(surroundings.environment()),
        new HashSet<>(frozen),
        scratch::prepare);
  }

  private List<String> flywaysSchemas() {
    String names = surroundings.environment().getOrDefault("FLYWAY_SCHEMAS", "");
    return Arrays.stream(names.split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
