package unimig.converter.script;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The files of a {@link ScriptArchive}, read back from the class path of a converted set. */
final class ArchivedFiles implements ScriptFiles {
  private final ClassLoader loader;
  private final Set<String> files = new TreeSet<>();
  private final Set<String> directories = new HashSet<>();

  ArchivedFiles(ClassLoader loader) {
    this.loader = loader;
    String index = new String(resource(loader, ScriptArchive.INDEX), StandardCharsets.UTF_8);
    for (JsonElement path : JsonParser.parseString(index).getAsJsonArray()) {
      files.add(path.getAsString());
      for (String at = path.getAsString(); !at.equals("/"); at = VirtualPath.parent(at)) {
        directories.add(VirtualPath.parent(at));
      }
    }
  }

  /**
   * @throws IllegalStateException if there is no such resource
   */
  static byte[] resource(ClassLoader loader, String name) {
    try (InputStream in = loader.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            name + " is not beside the migrations; build migrations.jar again");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Kind kind(String path) {
    if (files.contains(path)) {
      return Kind.FILE;
    }
    return directories.contains(path) ? Kind.DIRECTORY : Kind.MISSING;
  }

  @Override
  public Optional<byte[]> read(String path) {
    return files.contains(path)
        ? Optional.of(resource(loader, ScriptArchive.FILES + path))
        : Optional.empty();
  }

  @Override
  public Optional<List<String>> list(String path) {
    if (!directories.contains(path)) {
      return Optional.empty();
    }
    Set<String> names = new TreeSet<>();
    String prefix = path.equals("/") ? path : path + "/";
    for (String file : files) {
      if (file.startsWith(prefix)) {
        names.add(file.substring(prefix.length()).split("/", 2)[0]);
      }
    }
    return Optional.of(List.copyOf(names));
  }

  @Override
  public String realPath(String path) {
    return path;
  }
}
