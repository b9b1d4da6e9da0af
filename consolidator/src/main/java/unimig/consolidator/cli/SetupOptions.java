package unimig.consolidator.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import picocli.CommandLine.Option;

/** What a project's databases hold before its first migration; a mixin. */
public final class SetupOptions {
  @Option(
      names = "--extension",
      paramLabel = "NAME",
      description = "Extension that the project's databases have from the start.")
  private List<String> extensions = List.of();

  @Option(
      names = "--setup",
      paramLabel = "FILE",
      description = "SQL that is run on each scratch database before the first migration.")
  private List<Path> setups = List.of();

  /** Makes it in a new database. */
  public void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (String extension : extensions) {
        statement.execute(
            "create extension if not exists " + statement.enquoteIdentifier(extension, true));
      }
      for (Path setup : setups) {
        statement.execute(text(setup));
      }
    }
  }

  /** All that is asked for here, with the content of files. */
  public String asked() {
    StringBuilder asked = new StringBuilder(extensions.toString());
    setups.forEach(setup -> asked.append('\n').append(text(setup)));
    return asked.toString();
  }

  private static String text(Path setup) {
    try {
      return Files.readString(setup);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + setup, e);
    }
  }
}
