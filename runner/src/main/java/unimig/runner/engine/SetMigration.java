package unimig.runner.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.api.migration.JavaMigration;
import unimig.runner.api.BridgedMigration;

/**
 * A versioned migration of a set.
 *
 * @param name of the file or class
 * @param baseline whether it stands for all versions up to its own on a fresh database
 * @param reachesServer whether it may change what a server has only once, such as roles, by its
 *     text; a bridged one, whose text is elsewhere, always may
 */
public record SetMigration(String version, String name, boolean baseline, boolean reachesServer) {
  private static final Pattern REPEATABLE = Pattern.compile("R__(.+)\\.sql");
  private static final Pattern SERVER =
      Pattern.compile(
          "\\b(?:create|alter|drop|comment\\s+on)\\s+"
              + "(?:role|user(?!\\s+mapping)|group|database|tablespace|subscription|system)\\b"
              + "|\\b(?:reassign|drop)\\s+owned\\b|_replication_slot\\b"
              + "|\\b(?:grant|revoke)\\s+[\\w\"]+(?:\\s*,\\s*[\\w\"]+)*\\s+(?:to|from)\\b",
          Pattern.CASE_INSENSITIVE);

  static SetMigration of(LocalMigration local) {
    boolean reachesServer =
        local.java().filter(BridgedMigration.class::isInstance).isPresent()
            || SERVER.matcher(text(local)).find();
    return new SetMigration(
        local.version().toString(), local.name(), local.baseline(), reachesServer);
  }

  /** The description in the name of a repeatable script; empty if it is none. */
  static Optional<String> repeatable(String file) {
    Matcher name = REPEATABLE.matcher(file);
    return name.matches() ? Optional.of(name.group(1).replace('_', ' ')) : Optional.empty();
  }

  /** Of a class its constants, among which are its statements. */
  private static String text(LocalMigration local) {
    try {
      if (local.file().isPresent()) {
        return text(local.file().get());
      }
      return local.java().isPresent() ? text(local.java().get()) : "";
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + local.name(), e);
    }
  }

  private static String text(Path script) throws IOException {
    return Files.readString(script, StandardCharsets.UTF_8);
  }

  private static String text(JavaMigration java) throws IOException {
    String file = java.getClass().getName().replace('.', '/') + ".class";
    try (InputStream bytes = java.getClass().getClassLoader().getResourceAsStream(file)) {
      if (bytes == null) {
        throw new IllegalStateException("class " + file + " is loaded, but not to be found");
      }
      return new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
