package unimig.converter.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unimig.converter.conversion.ConvertedMigrations;
import unimig.converter.proof.MigrationProof;
import unimig.converter.report.ProofReport;
import unimig.converter.scratch.ScratchServer;
import unimig.converter.scratch.ScratchSettings;
import unimig.converter.script.ScriptEngine;
import unimig.runner.cli.Paint;
import unimig.runner.cli.Surroundings;
import unimig.runner.database.DatabaseUrl;

/**
 * Generated migrations are translated, and do what the originals do. {@code -Dunimig.fuzz.count}
 * takes more of them, {@code -Dunimig.fuzz.seed} others; each failure names the seed of its own.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class GeneratedProgramsTest {
  private static final long SEED = Long.getLong("unimig.fuzz.seed", 20240105);
  private static final int COUNT = Integer.getInteger("unimig.fuzz.count", 2);

  private static final Paint PLAIN =
      Paint.of(
          new Surroundings(Map.of(), System.out, System.err, Clock.systemUTC(), false), "never");

  private final ScriptEngine engine = new ScriptEngine();
  private final ScratchServer server =
      ScratchServer.open(
          ScratchSettings.of(
              DatabaseUrl.fromEnvironment(System.getenv()),
              System.getenv(),
              Path.of(System.getProperty("user.home"))));
  private final Map<GoldenCase, ConvertedMigrations> converted = new LinkedHashMap<>();
  private final Path directory;
  private final CaseProofs proofs;

  GeneratedProgramsTest(@TempDir Path directory) {
    this.directory = directory;
    this.proofs = new CaseProofs(engine, server, directory);
  }

  @BeforeAll
  void convert() throws IOException {
    for (GoldenCase program : programs().map(this::written).toList()) {
      ConvertedMigrations result =
          program.convert(engine, program.copyProject(directory.resolve("one")));
      converted.put(program, result);
      if (program.mode().equals(mode(result))) {
        Files.writeString(program.expected(), GoldenCase.java(result));
      }
    }
    assertEquals(List.of(), proofs.compile(converted).warnings());
  }

  @AfterAll
  void close() {
    server.close();
    engine.close();
  }

  /** Names such as {@code statements_7}, where 7 is the seed. */
  static Stream<String> programs() {
    return Stream.of("statements", "values", "flow")
        .flatMap(kind -> IntStream.range(0, COUNT).mapToObj(i -> kind + "_" + (SEED + i)));
  }

  private GoldenCase written(String name) {
    int end = name.indexOf('_');
    LongFunction<String> generator =
        switch (name.substring(0, end)) {
          case "values" -> seed -> new ValuePrograms(seed).next();
          case "flow" -> seed -> new FlowPrograms(seed).next();
          default -> seed -> new StatementPrograms(seed).next();
        };
    long seed = Long.parseLong(name.substring(end + 1));
    try {
      Path folder = Files.createDirectories(directory.resolve("programs").resolve(name));
      Files.writeString(folder.resolve("legacy.js"), generator.apply(seed));
      Files.writeString(folder.resolve("setup.sql"), StatementPrograms.setup());
      Files.writeString(folder.resolve("mode.txt"), "translated");
      return new GoldenCase(folder);
    } catch (IOException e) {
      throw new IllegalStateException("cannot write " + name, e);
    }
  }

  private static String mode(ConvertedMigrations result) {
    return GoldenCase.entry(result).mode().name().toLowerCase(Locale.ROOT);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void doesTheSame(String name) throws IOException {
    GoldenCase program = new GoldenCase(directory.resolve("programs").resolve(name));
    ConvertedMigrations result = Objects.requireNonNull(converted.get(program));
    String script = Files.readString(program.folder().resolve("legacy.js"));
    assertEquals(program.mode(), mode(result), () -> result.diagnostics() + "\n" + script);
    Path project = directory.resolve("one").resolve(name);

    MigrationProof proof = proofs.prove(program, project, result);

    assertTrue(
        proof.isEqual() || failsAlike(proof),
        () -> String.join("\n", ProofReport.failure(proof, PLAIN)) + "\n" + script);
  }

  /**
   * A program that writes what a column cannot hold; a proof takes that for no migration at all.
   */
  private static boolean failsAlike(MigrationProof proof) {
    MigrationProof.Step last = proof.steps().get(proof.steps().size() - 1);
    return last.differences().isEmpty()
        && last.message().filter(text -> text.startsWith("the original fails: ")).isPresent();
  }
}
