package unimig.converter.witness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import unimig.converter.script.ScriptEngine;

/** The scripts that Node runs, in a temporary directory of their own. */
final class WitnessFiles implements AutoCloseable {
  private static final List<String> OURS =
      List.of("witness.cjs", "worker.cjs", "resolve.cjs", "hooks.mjs");

  private final Path directory;

  private WitnessFiles(Path directory) {
    this.directory = directory;
  }

  static WitnessFiles unpack() {
    try {
      Path directory = Files.createTempDirectory("unimig-witness-");
      // Whatever ends this process; what is named first is removed last.
      directory.toFile().deleteOnExit();
      WitnessFiles files = new WitnessFiles(directory);
      for (String name : OURS) {
        files.copy(WitnessFiles.class, name);
      }
      files.copy(ScriptEngine.class, "sucrase.js");
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write what Node runs", e);
    }
  }

  private void copy(Class<?> beside, String name) throws IOException {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not bundled");
      }
      Path file = directory.resolve(name);
      Files.copy(in, file);
      file.toFile().deleteOnExit();
    }
  }

  Path script() {
    return directory.resolve(OURS.get(0));
  }

  /** A new file for what a process says besides. */
  Path log() throws IOException {
    Path log = Files.createTempFile(directory, "node", ".log");
    log.toFile().deleteOnExit();
    return log;
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + directory, e);
    }
  }
}
