package unimig.converter.witness;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Node that answers each line of JSON with another. Logins go through its standard input, so that
 * no list of processes shows them. Not for use by several threads.
 */
final class NodeProcess implements AutoCloseable {
  private static final String MARK = "unimig ";
  private static final int SECONDS_TO_END = 5;
  private static final int MOST_SHOWN = 2_000;

  private final Process process;
  private final Path log;
  private final Writer requests;
  private final BufferedReader answers;

  private NodeProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * @param workingDirectory what {@code process.cwd()} answers there
   * @param environment all that it sees
   */
  static NodeProcess start(
      Path node, WitnessFiles files, Path workingDirectory, Map<String, String> environment) {
    try {
      Path log = files.log();
      ProcessBuilder builder =
          new ProcessBuilder(node.toString(), files.script().toString())
              .directory(workingDirectory.toFile())
              .redirectError(log.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      return new NodeProcess(builder.start(), log);
    } catch (IOException e) {
      throw new WitnessException("cannot start \"" + node + "\": " + e.getMessage(), e);
    }
  }

  /** Sends a request and waits for the answer to it. */
  JsonObject ask(JsonObject request) {
    try {
      requests.write(request + "\n");
      requests.flush();
    } catch (IOException e) {
      throw ended();
    }
    return answer();
  }

  /**
   * What it says next.
   *
   * @throws WitnessException if it ends
   */
  JsonObject answer() {
    try {
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        if (line.startsWith(MARK)) {
          return JsonParser.parseString(line.substring(MARK.length())).getAsJsonObject();
        }
      }
    } catch (IOException e) {
      throw new WitnessException("Node cannot be heard: " + e.getMessage(), e);
    }
    throw ended();
  }

  private WitnessException ended() {
    String said;
    try {
      said = Files.readString(log).strip();
    } catch (IOException e) {
      said = String.valueOf(e.getMessage());
    }
    String last = said.substring(Math.max(0, said.length() - MOST_SHOWN));
    return new WitnessException(
        last.isEmpty() ? "Node ended by itself" : "Node ended by itself: " + last);
  }

  @Override
  public void close() {
    try {
      // The end of its input is the end of its work.
      requests.close();
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      answers.close();
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
