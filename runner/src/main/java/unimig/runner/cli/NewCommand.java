package unimig.runner.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import unimig.runner.skeleton.NextVersion;
import unimig.runner.skeleton.Skeleton;

/** {@code unimig new}. */
@Command(
    name = "new",
    description = {
      "Writes an empty migration with the next version, and the way back.",
      "SQL suits changes of the schema, Java those of rows."
    },
    mixinStandardHelpOptions = true)
final class NewCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "NAME", description = "What it does, such as add_invoice_number.")
  private String name = "";

  @Option(names = "--java", description = "A class instead of scripts.")
  private boolean java;

  @Mixin private final SetOptions set = new SetOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  NewCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (name.codePoints().noneMatch(Character::isLetterOrDigit)) {
      throw new ParameterException(
          spec.commandLine(), "\"" + name + "\" holds neither letter nor digit");
    }
    String version = NextVersion.in(set.directory(), surroundings.clock());
    Skeleton skeleton = java ? Skeleton.java(version, name) : Skeleton.sql(version, name);
    List<String> written = new ArrayList<>();
    for (Map.Entry<String, String> file : skeleton.files().entrySet()) {
      Path path = set.directory().resolve(file.getKey());
      write(path, file.getValue());
      written.add(path.toString());
    }
    if (output.isJson()) {
      JsonObject json = Json.result("new", true, new JsonArray());
      json.addProperty("version", version);
      json.add("files", Json.array(written, JsonPrimitive::new));
      Json.print(surroundings, json);
    } else {
      written.forEach(surroundings.out()::println);
      if (java) {
        surroundings.err().println("compile it with: unimig build " + set.directory());
      }
    }
    return ExitCode.DONE;
  }

  private static void write(Path path, String text) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(path, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path, e);
    }
  }
}
