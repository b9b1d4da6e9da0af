package unimig.converter.cli;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import unimig.converter.build.Built;
import unimig.converter.build.MigrationsJar;
import unimig.runner.cli.ExitCode;
import unimig.runner.cli.Json;
import unimig.runner.cli.OutputOptions;
import unimig.runner.cli.Surroundings;

/** {@code unimig build}. */
@Command(
    name = "build",
    description = "Compiles a converted set to migrations.jar, which a JRE can run.",
    mixinStandardHelpOptions = true)
final class BuildCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "DIR", description = "What unimig convert wrote.")
  private Path directory = Path.of(".");

  @Mixin private final OutputOptions output = new OutputOptions();

  BuildCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Built built = new MigrationsJar(directory, System.getProperty("java.class.path", "")).build();
    if (output.isJson()) {
      Json.print(surroundings, Json.result("build", true, json(built)));
    } else {
      print(surroundings, built);
    }
    return ExitCode.DONE;
  }

  static JsonObject json(Built built) {
    JsonObject json = new JsonObject();
    json.addProperty("jar", built.jar().toString());
    json.addProperty("classes", built.classes());
    json.add("diagnostics", Json.array(built.warnings(), Json::diagnostic));
    return json;
  }

  static void print(Surroundings surroundings, Built built) {
    built.warnings().forEach(surroundings.err()::println);
    surroundings.out().printf("%s: %d classes%n", built.jar(), built.classes());
  }
}
