import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Build step, run by Maven as a single source file: installs the npm packages of this directory as
 * its lockfile says and bundles them. Does nothing while neither lockfile nor sources have changed.
 *
 * <p>Arguments: this directory, the directory for the bundles, a file to keep the last state in.
 */
final class BundleScripts {
  private static final int OLDEST_NODE = 20;

  private final Path sources;
  private final Path output;
  private final Path state;

  private BundleScripts(Path sources, Path output, Path state) {
    this.sources = sources;
    this.output = output;
    this.state = state;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    new BundleScripts(Path.of(args[0]), Path.of(args[1]), Path.of(args[2])).run();
  }

  private void run() throws IOException, InterruptedException {
    String now = hash(inputs());
    if (Files.exists(state) && Files.readString(state).equals(now) && Files.isDirectory(output)) {
      return;
    }
    checkNode();
    install();
    Files.createDirectories(output);
    execute(List.of("node", "build.mjs", output.toAbsolutePath().toString()));
    Files.createDirectories(state.toAbsolutePath().getParent());
    Files.writeString(state, now);
  }

  private List<Path> inputs() throws IOException {
    try (Stream<Path> scripts = Files.walk(sources.resolve("src"))) {
      return Stream.concat(
              Stream.of("package.json", "package-lock.json", "build.mjs").map(sources::resolve),
              scripts.filter(Files::isRegularFile).sorted())
          .toList();
    }
  }

  private void install() throws IOException, InterruptedException {
    Path installed = sources.resolve("node_modules").resolve(".lockfile-hash");
    String lockfile = hash(List.of(sources.resolve("package-lock.json")));
    if (Files.exists(installed) && Files.readString(installed).equals(lockfile)) {
      return;
    }
    String npm = System.getProperty("os.name").startsWith("Windows") ? "npm.cmd" : "npm";
    execute(List.of(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"));
    Files.writeString(installed, lockfile);
  }

  private void checkNode() throws InterruptedException {
    String version;
    try {
      Process node = new ProcessBuilder("node", "--version").redirectErrorStream(true).start();
      version = new String(node.getInputStream().readAllBytes()).trim();
      node.waitFor();
    } catch (IOException e) {
      throw new IllegalStateException(
          "Node.js is missing: building the converter bundles Knex from npm packages. Install Node.js "
              + OLDEST_NODE + " or later (with npm) and put it on the PATH.");
    }
    if (!version.matches("v\\d+\\..*")
        || Integer.parseInt(version.substring(1, version.indexOf('.'))) < OLDEST_NODE) {
      throw new IllegalStateException(
          "Node.js " + OLDEST_NODE + " or later is needed, but node --version says " + version);
    }
  }

  private void execute(List<String> command) throws IOException, InterruptedException {
    int exit = new ProcessBuilder(command).directory(sources.toFile()).inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed with exit code " + exit);
    }
  }

  private static String hash(List<Path> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : files) {
        digest.update(file.getFileName().toString().getBytes());
        digest.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
