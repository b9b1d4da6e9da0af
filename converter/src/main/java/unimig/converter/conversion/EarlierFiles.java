package unimig.converter.conversion;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import unimig.converter.script.ScriptArchive;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.Mode;

/** What an earlier conversion wrote into a directory, as its manifest and its archive tell. */
final class EarlierFiles {
  private static final String JAVA = "java/db/migration/";

  private EarlierFiles() {}

  /**
   * Paths below the directory, in order; need not exist any more. The manifest itself and what
   * stands beside it are not among them.
   */
  static Set<String> of(Manifest manifest, Path directory) throws IOException {
    Set<String> paths = new TreeSet<>();
    for (Entry entry : manifest.entries()) {
      entry.artifact().ifPresent(file -> add(file, paths));
      entry.undo().ifPresent(file -> add(file, paths));
      if (entry.mode() == Mode.BRIDGED) {
        entry.artifact().map(EarlierFiles::description).ifPresent(paths::add);
      }
    }
    Path index = directory.resolve(ScriptArchive.INDEX);
    if (manifest.entries().stream().anyMatch(entry -> entry.mode() == Mode.BRIDGED)
        && Files.isRegularFile(index)) {
      paths.add(ScriptArchive.INDEX);
      paths.addAll(ScriptArchive.listed(Files.readString(index, StandardCharsets.UTF_8)));
    }
    paths.removeIf(path -> !directory.resolve(path).normalize().startsWith(directory));
    return paths;
  }

  private static void add(String file, Set<String> paths) {
    paths.add(file);
    paths.add(file + ".conf");
  }

  private static String description(String artifact) {
    return ScriptArchive.description(
        artifact.substring(JAVA.length(), artifact.length() - ".java".length()));
  }
}
