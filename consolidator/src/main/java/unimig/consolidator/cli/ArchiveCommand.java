package unimig.consolidator.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import unimig.consolidator.squash.Archive;
import unimig.runner.cli.ExitCode;
import unimig.runner.cli.Json;
import unimig.runner.cli.OutputOptions;
import unimig.runner.cli.SetOptions;
import unimig.runner.cli.Surroundings;

/** {@code unimig archive}. */
@Command(
    name = "archive",
    description = {
      "Moves the migrations that the squash stands for out of the set, and out of its jar.",
      "Fresh databases begin with the squash; those that had them all go on."
    },
    mixinStandardHelpOptions = true)
final class ArchiveCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final SetOptions set = new SetOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "Where they are kept (default: archive in the set's directory).")
  private Optional<Path> to = Optional.empty();

  @Option(names = "--undo", description = "Take them back.")
  private boolean undo;

  ArchiveCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Path directory = set.directory();
    Path archive = to.orElseGet(() -> directory.resolve("archive"));
    Archive.Result result =
        undo ? Archive.undo(directory, archive) : Archive.move(directory, archive);
    boolean isDone = result.refusals().isEmpty();
    if (output.isJson()) {
      JsonArray errors = Json.array(result.refusals(), Json::diagnostic);
      JsonObject json = Json.result("archive", isDone, errors);
      json.addProperty("files", result.files());
      Json.print(surroundings, json);
    } else if (isDone) {
      String where = undo ? "back from " : "moved to ";
      surroundings.out().println(result.files() + " files " + where + archive);
    } else {
      result.refusals().forEach(surroundings.err()::println);
    }
    return isDone ? ExitCode.DONE : ExitCode.REFUSED;
  }
}
