package unimig.converter.witness;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds Node as a shell does. */
final class NodeBinary {
  private static final String PATH = "PATH";

  private NodeBinary() {}

  static Optional<Path> find(Map<String, String> environment) {
    return Stream.of(environment.getOrDefault(PATH, "").split(File.pathSeparator))
        .filter(directory -> !directory.isBlank())
        .flatMap(directory -> Stream.of("node", "node.exe").map(Path.of(directory)::resolve))
        .filter(Files::isRegularFile)
        .filter(Files::isExecutable)
        .findFirst();
  }
}
