package unimig.runner.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.jdbc.JdbcTemplate;
import org.flywaydb.core.internal.jdbc.Results;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.resource.filesystem.FileSystemResource;
import org.flywaydb.core.internal.sqlscript.SqlScript;
import org.flywaydb.core.internal.sqlscript.SqlStatement;
import org.flywaydb.core.internal.sqlscript.SqlStatementIterator;
import org.flywaydb.database.postgresql.PostgreSQLDatabaseType;
import org.jspecify.annotations.Nullable;

/**
 * A script {@code U<version>__<description>.sql}, which Flyway's open edition finds but does not
 * run. Read with Flyway's own parser, so that it is split, and its {@code .conf} obeyed, exactly as
 * the script that it takes back.
 */
final class UndoScript {
  private static final Pattern NAME = Pattern.compile("U([0-9][0-9._]*?)__.*\\.sql");

  private final SqlScript script;

  private UndoScript(SqlScript script) {
    this.script = script;
  }

  /** The undo script of a version anywhere below {@code directory}. */
  static Optional<UndoScript> find(
      Path directory, MigrationVersion version, Configuration configuration) {
    return file(directory, version)
        .map(file -> new UndoScript(parse(directory, file, configuration)));
  }

  /** Whether there is one. */
  static boolean exists(Path directory, MigrationVersion version) {
    return file(directory, version).isPresent();
  }

  private static Optional<Path> file(Path directory, MigrationVersion version) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(file -> isFor(version, String.valueOf(file.getFileName())))
          .sorted()
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + directory, e);
    }
  }

  /** Any script below {@code directory}. */
  static UndoScript of(Path directory, Path file, Configuration configuration) {
    return new UndoScript(parse(directory, file, configuration));
  }

  /** In order, without delimiters. */
  List<String> statements() {
    List<String> texts = new ArrayList<>();
    try (SqlStatementIterator statements = script.getSqlStatements()) {
      while (statements.hasNext()) {
        texts.add(statements.next().getSql());
      }
    }
    return texts;
  }

  private static boolean isFor(MigrationVersion version, String fileName) {
    Matcher name = NAME.matcher(fileName);
    return name.matches() && MigrationVersion.fromVersion(name.group(1)).equals(version);
  }

  private static SqlScript parse(Path directory, Path file, Configuration configuration) {
    Beside beside = new Beside(directory);
    return new PostgreSQLDatabaseType()
        .createSqlScriptFactory(configuration, new ParsingContext())
        .createSqlScript(beside.resource(file), configuration.isMixed(), beside);
  }

  boolean isTransactional() {
    return script.executeInTransaction();
  }

  /**
   * @throws ScriptStatementException for the first statement that fails
   */
  void run(Connection connection, Configuration configuration) {
    JdbcTemplate template = new JdbcTemplate(connection, new PostgreSQLDatabaseType());
    try (SqlStatementIterator statements = script.getSqlStatements()) {
      while (statements.hasNext()) {
        run(statements.next(), template, configuration);
      }
    }
  }

  private static void run(
      SqlStatement statement, JdbcTemplate template, Configuration configuration) {
    Results results = statement.execute(template, null, configuration);
    if (results.getException() != null) {
      throw new ScriptStatementException(
          statement.getSql(), statement.getLineNumber(), results.getException());
    }
  }

  /** Gives Flyway the {@code .conf} file beside a script. */
  private record Beside(Path directory) implements ResourceProvider {
    FileSystemResource resource(Path file) {
      return new FileSystemResource(
          Location.fromPath("filesystem:", directory.toString()),
          file.toString(),
          StandardCharsets.UTF_8,
          false);
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
      Path file = directory.resolve(name);
      return Files.exists(file) ? resource(file) : null;
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
      return List.of();
    }
  }
}
