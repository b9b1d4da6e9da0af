package unimig.converter.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import unimig.converter.conversion.ConvertedMigrations;
import unimig.converter.proof.ProofFailedException;
import unimig.converter.report.DatabaseContent;
import unimig.converter.report.DemoReport;
import unimig.converter.report.DemoReport.Seconds;
import unimig.converter.scratch.ScratchDatabase;
import unimig.converter.scratch.ScratchServer;
import unimig.runner.cli.ExitCode;
import unimig.runner.cli.Json;
import unimig.runner.cli.OutputOptions;
import unimig.runner.cli.Paint;
import unimig.runner.cli.Surroundings;
import unimig.runner.database.KeptConnections;
import unimig.runner.engine.ConvertedSet;
import unimig.runner.engine.EngineSettings;
import unimig.runner.engine.MigrationEngine;
import unimig.runner.engine.RunListener;
import unimig.runner.engine.RunResult;
import unimig.runner.manifest.Manifest;

/** {@code unimig demo}. */
@Command(
    name = "demo",
    description = {
      "Converts a project, proves it, runs it on a scratch database.",
      "The scratch databases are gone afterwards; the converted set stays."
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final Path EXAMPLE = Path.of("fixtures/shop");
  private static final double NANOSECONDS = 1e9;

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "PATH",
      arity = "0..1",
      description = "A legacy project (default: fixtures/shop, where there is one).")
  private Optional<Path> path = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Directory of the converted set (default: a new temporary one).")
  private Optional<Path> out = Optional.empty();

  @Mixin private final ScratchOptions scratch = new ScratchOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  DemoCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Paint paint = output.paint(surroundings);
    ProgressBar bar = new ProgressBar(surroundings, paint, output.isJson());
    ConvertOptions options = ConvertOptions.of(project(), out.orElseGet(DemoCommand::temporary));
    try (Workbench workbench = new Workbench(surroundings, options)) {
      long start = System.nanoTime();
      ConvertedMigrations converted = workbench.convert(new ConversionProgress(bar));
      bar.clear();
      if (!output.isJson()) {
        ConvertCommand.warnings(surroundings, converted.diagnostics());
      }
      workbench.build();
      double convert = since(start);
      try (ScratchServer server = scratch.open(surroundings)) {
        ProofRun proof = new ProofRun(surroundings, scratch, paint, bar, false);
        start = System.nanoTime();
        int exit = proof.run(workbench, options.out(), server);
        if (exit != ExitCode.DONE) {
          return notProven(proof, exit);
        }
        Seconds seconds = new Seconds(convert, since(start));
        Shown shown = migrate(converted.manifest(), options.out(), server);
        print(
            new DemoReport(
                converted,
                options.out(),
                proof.proofs(),
                seconds,
                shown.run(),
                shown.content(),
                "PostgreSQL " + server.version() + " (" + ProofRun.kind(server) + ")"),
            paint);
        return ExitCode.DONE;
      }
    }
  }

  private Path project() {
    return path.or(() -> Optional.of(EXAMPLE).filter(Files::isDirectory))
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(), "name a PATH to convert; there is no " + EXAMPLE));
  }

  static Path temporary() {
    try {
      return Files.createTempDirectory("unimig-demo-").resolve("converted");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a temporary directory", e);
    }
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / NANOSECONDS;
  }

  private record Shown(RunResult run, DatabaseContent content) {}

  /** Runs the set on a database of its own, as a user would. */
  private Shown migrate(Manifest manifest, Path directory, ScratchServer server) {
    Map<String, String> environment =
        scratch.environment(surroundings, manifest, new ArrayList<>());
    try (ScratchDatabase database = server.create("demo")) {
      scratch.prepare(database);
      try (KeptConnections connections = new KeptConnections(database.url());
          MigrationEngine engine =
              MigrationEngine.open(
                  EngineSettings.of(connections, ConvertedSet.in(directory), environment));
          Connection connection = connections.getConnection()) {
        RunResult run = engine.migrate(RunListener.SILENT);
        return new Shown(run, DatabaseContent.read(connection));
      } catch (SQLException e) {
        throw new ProofFailedException("the database cannot be read: " + e.getMessage(), e);
      }
    }
  }

  private int notProven(ProofRun proof, int exit) {
    if (output.isJson()) {
      JsonObject json = Json.result("demo", false, new JsonArray());
      json.add("proof", proof.json());
      Json.print(surroundings, json);
    } else {
      proof.text().forEach(surroundings.out()::println);
    }
    return exit;
  }

  private void print(DemoReport report, Paint paint) {
    if (output.isJson()) {
      Json.print(surroundings, Json.result("demo", true, report.json()));
    } else {
      report.text(paint).forEach(surroundings.out()::println);
    }
  }
}
