package unimig.consolidator.testing;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import unimig.consolidator.cli.ConsolidatorCommands;
import unimig.consolidator.scratch.TestScratch;
import unimig.runner.cli.Surroundings;
import unimig.runner.cli.Unimig;

/**
 * What a command did.
 *
 * @param exit code
 */
public record CommandRun(int exit, String out, String err) {

  /** Runs it in this process, in UTC. */
  public static CommandRun of(Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            environment, print(out), print(err), Clock.systemUTC(), /* terminal= */ false);
    int exit =
        Unimig.run(
            surroundings, ConsolidatorCommands.all(surroundings, TestScratch::open), arguments);
    return new CommandRun(exit, text(out), text(err));
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  public JsonObject json() {
    return JsonParser.parseString(out).getAsJsonObject();
  }
}
