package unimig.converter.witness;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import unimig.converter.conversion.LegacyProject;
import unimig.converter.script.ScriptSettings;
import unimig.converter.source.VersionedMigration;
import unimig.runner.api.ScriptHost.Direction;
import unimig.runner.database.DatabaseUrl;

/**
 * Runs the Knex migrations of a project on Node, each on a Knex made anew, as separate runs of
 * Knex's command line would: with the knexfile's settings other than the connection, in a
 * transaction where Knex opens one. History tables are neither made nor read. Not for use by
 * several threads.
 */
public final class NodeWitness implements AutoCloseable {
  private final LegacyProject project;
  private final WitnessFiles files;
  private final SortedMap<String, NodeProcess> processes = new TreeMap<>();
  private final SortedMap<String, Installed> installed = new TreeMap<>();
  private String node = "";

  private NodeWitness(LegacyProject project) {
    this.project = project;
    this.files = WitnessFiles.unpack();
  }

  /**
   * Starts Node for each Knex set.
   *
   * @param environment that the migrations see; Node is found by its {@code PATH}
   * @param zone that the migrations run in
   * @throws unimig.runner.diagnostic.BadInputException if there is no Node that is new enough, no
   *     Knex set, or a set's Knex or driver is not installed
   */
  public static NodeWitness open(
      LegacyProject project, Map<String, String> environment, ZoneId zone) {
    NodeRequirements requirements = new NodeRequirements(project);
    Path binary = requirements.binary(environment);
    Map<String, String> seen = new TreeMap<>(environment);
    boolean hidesZone = seen.put("TZ", name(zone)) == null;
    NodeWitness witness = new NodeWitness(project);
    try {
      for (String set : project.scripts().keySet()) {
        witness.start(set, binary, seen, requirements, hidesZone);
      }
      return witness;
    } catch (RuntimeException e) {
      witness.close();
      throw e;
    }
  }

  /** Node does not know the short name of Java. */
  private static String name(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  private void start(
      String set,
      Path binary,
      Map<String, String> environment,
      NodeRequirements requirements,
      boolean hidesZone) {
    Path directory = requirements.workingDirectory(set);
    NodeProcess process = NodeProcess.start(binary, files, directory, environment);
    processes.put(set, process);
    node = requirements.newEnough(process.answer().get("node").getAsString(), binary);
    JsonArray directories = new JsonArray();
    requirements.directories(set).forEach(each -> directories.add(each.toString()));
    JsonObject settings = new JsonObject();
    settings.add("directories", directories);
    settings.addProperty("hidesZone", hidesZone);
    JsonObject open = new JsonObject();
    open.add("open", settings);
    installed.put(set, requirements.installed(set, process.ask(open)));
  }

  /** What the migrations run on. */
  public Installation installation() {
    return new Installation(node, installed);
  }

  /**
   * Runs one direction of a Knex migration; nobody is connected when it returns.
   *
   * @throws WitnessException if Node itself ends
   */
  public NodeRun run(DatabaseUrl database, VersionedMigration migration, Direction direction) {
    String set = migration.migration().set();
    ScriptSettings settings = project.scriptsOf(migration);
    JsonObject run = new JsonObject();
    JsonArray prelude = new JsonArray();
    settings.prelude().forEach(path -> prelude.add(real(path)));
    run.add("prelude", prelude);
    settings.knexfile().ifPresent(path -> run.addProperty("knexfile", real(path)));
    settings.environment().ifPresent(name -> run.addProperty("environment", name));
    run.addProperty("file", project.project().resolve(migration.migration().path()).toString());
    run.addProperty("direction", direction == Direction.UP ? "up" : "down");
    run.add("connection", NodeConnection.of(database));
    JsonObject request = new JsonObject();
    request.add("run", run);
    return result(process(set).ask(request));
  }

  private NodeProcess process(String set) {
    return Optional.ofNullable(processes.get(set))
        .orElseThrow(() -> new IllegalStateException("Node was not started for " + set));
  }

  private String real(String path) {
    return project.files().real(path).map(Path::toString).orElse(path);
  }

  private static NodeRun result(JsonObject answer) {
    Optional<NodeRun.Failure> failure =
        Optional.of(answer.get("failure"))
            .filter(each -> each.isJsonObject())
            .map(each -> each.getAsJsonObject())
            .map(
                each ->
                    new NodeRun.Failure(
                        each.get("sqlState").getAsString(), each.get("message").getAsString()));
    return new NodeRun(
        failure,
        answer.get("trace").getAsJsonArray().asList().stream()
            .map(each -> each.getAsString())
            .toList());
  }

  @Override
  public void close() {
    processes.values().forEach(NodeProcess::close);
    files.close();
  }
}
