package unimig.converter.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ParameterException;
import unimig.converter.build.Built;
import unimig.converter.build.MigrationsJar;
import unimig.converter.conversion.Conversion;
import unimig.converter.conversion.ConversionSettings;
import unimig.converter.conversion.ConvertedMigrations;
import unimig.converter.conversion.LegacyProject;
import unimig.converter.conversion.SetWriter;
import unimig.converter.past.DatabaseOrders;
import unimig.converter.report.Explanation;
import unimig.converter.script.KnexfileEvaluator;
import unimig.converter.script.LiveValues;
import unimig.converter.script.ScriptEngine;
import unimig.converter.source.RealOrders;
import unimig.converter.source.VersionedMigration;
import unimig.runner.cli.Surroundings;
import unimig.runner.manifest.Manifest;

/** The script engine and what the commands do with it: convert, read again, build. */
final class Workbench implements AutoCloseable {
  private final Surroundings surroundings;
  private final ConvertOptions options;
  private final ConversionSettings settings;
  private final ScriptEngine engine = new ScriptEngine();

  Workbench(Surroundings surroundings, ConvertOptions options) {
    this.surroundings = surroundings;
    this.options = options;
    int workers = Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), 4));
    if (workers > 1) {
      engine.warmUp();
    }
    this.settings = options.settings(surroundings.environment(), workers);
  }

  ScriptEngine engine() {
    return engine;
  }

  /** Converts and writes. */
  ConvertedMigrations convert(Conversion.Listener listener) {
    SetWriter writer = new SetWriter(options.out());
    ConvertedMigrations converted =
        new Conversion(engine, knexfiles(), settings, listener)
            .convert(project(writer.previous()), writer.previous());
    writer.write(converted);
    return converted;
  }

  /**
   * Converts the migration that a name means, as it comes out among the others, and writes nothing.
   *
   * @throws ParameterException if it means none, or several
   */
  Explanation explain(String name, Conversion.Listener listener) {
    Optional<Manifest> previous =
        options.hasOut() ? new SetWriter(options.out()).previous() : Optional.empty();
    LegacyProject project = project(previous);
    VersionedMigration named = new NamedMigration(name).in(project.migrations(), options::wrong);
    ConvertedMigrations converted =
        new Conversion(engine, knexfiles(), settings, listener)
            .convertOne(project, named, previous);
    Path original = project.project().root().resolve(named.migration().path());
    try {
      return new Explanation(converted, Files.readString(original));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + original, e);
    }
  }

  /** Reads the project that {@code manifest} was made from. */
  LegacyProject read(Manifest manifest) {
    return LegacyProject.read(settings, knexfiles(), Optional.of(manifest));
  }

  private LegacyProject project(Optional<Manifest> previous) {
    return LegacyProject.read(settings, knexfiles(), previous, orders());
  }

  /** Of the databases that the user names. */
  RealOrders.Reader orders() {
    return new DatabaseOrders(options.histories(surroundings.environment()));
  }

  Built build() {
    return new MigrationsJar(options.out(), settings.classPath()).build();
  }

  private KnexfileEvaluator knexfiles() {
    Map<String, String> variables = surroundings.environment();
    return new KnexfileEvaluator(
        engine,
        new LiveValues(
            name -> Optional.ofNullable(variables.get(name)),
            variables.keySet().stream().sorted().toList(),
            clock()),
        options.nodePath(variables),
        options.scriptLimit());
  }

  Clock clock() {
    return surroundings.clock();
  }

  @Override
  public void close() {
    engine.close();
  }
}
