package unimig.converter.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unimig.converter.build.Built;
import unimig.converter.conversion.ConvertedMigrations;
import unimig.converter.proof.MigrationProof;
import unimig.converter.proof.MigrationProof.Phase;
import unimig.converter.proof.MigrationProof.Result;
import unimig.converter.proof.MigrationProof.Step;
import unimig.converter.report.ProofReport;
import unimig.converter.scratch.ScratchServer;
import unimig.converter.scratch.ScratchSettings;
import unimig.converter.script.ScriptEngine;
import unimig.converter.testing.NodePackages;
import unimig.runner.cli.Paint;
import unimig.runner.cli.Surroundings;
import unimig.runner.database.DatabaseUrl;
import unimig.runner.diagnostic.Diagnostic;

/**
 * What each case becomes, to the byte, and that it does what the original does. That the same comes
 * out each time shows in it too, for the committed bytes are of another run elsewhere. {@code
 * -Dunimig.golden.rewrite=true} writes what it becomes now instead of comparing, for review;
 * continuous integration, which sets {@code CI}, may not. {@code -Dunimig.golden.only=translate_.*}
 * takes only the cases whose names match, {@code -Dunimig.golden.node=.*} runs those on Node too.
 *
 * <p>Several cases are on their way at once; each test waits for its own.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class GoldenCasesTest {
  private static final String REWRITE = "unimig.golden.rewrite";
  private static final String ONLY = System.getProperty("unimig.golden.only", ".*");

  private static final Paint PLAIN =
      Paint.of(
          new Surroundings(Map.of(), System.out, System.err, Clock.systemUTC(), false), "never");

  private final ScriptEngine engine = new ScriptEngine();
  private final ExecutorService workers =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
  private final ScratchServer server =
      ScratchServer.open(
          ScratchSettings.of(
              DatabaseUrl.fromEnvironment(System.getenv()),
              System.getenv(),
              Path.of(System.getProperty("user.home"))));
  private final Map<GoldenCase, Future<ConvertedMigrations>> converted = new LinkedHashMap<>();
  private final Map<GoldenCase, Future<MigrationProof>> proofs = new LinkedHashMap<>();
  private final Path directory;

  GoldenCasesTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeAll
  void start() throws IOException {
    NodePackages.install(directory.resolve("projects"));
    for (GoldenCase golden : cases()) {
      Path project = golden.copyProject(directory.resolve("projects"));
      converted.put(golden, workers.submit(() -> golden.convert(engine, project)));
    }
    CaseProofs proving = new CaseProofs(engine, server, directory);
    // Submitted after the conversions, so none of them has to wait for a thread.
    Future<Built> built = workers.submit(() -> proving.compile(results(converted)));
    converted.forEach(
        (golden, result) ->
            proofs.put(
                golden,
                workers.submit(
                    () -> {
                      assertEquals(List.of(), built.get().warnings());
                      Path project = directory.resolve("projects").resolve(golden.name());
                      return proving.prove(golden, project, result.get());
                    })));
  }

  private static Map<GoldenCase, ConvertedMigrations> results(
      Map<GoldenCase, Future<ConvertedMigrations>> futures) throws Exception {
    Map<GoldenCase, ConvertedMigrations> results = new LinkedHashMap<>();
    for (Map.Entry<GoldenCase, Future<ConvertedMigrations>> each : futures.entrySet()) {
      results.put(each.getKey(), each.getValue().get());
    }
    return results;
  }

  @AfterAll
  void close() throws InterruptedException {
    workers.shutdownNow();
    assertTrue(workers.awaitTermination(1, TimeUnit.MINUTES), "a case does not end");
    server.close();
    engine.close();
  }

  static List<GoldenCase> cases() throws IOException {
    return GoldenCase.all().stream().filter(golden -> golden.name().matches(ONLY)).toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void becomes(GoldenCase golden) throws Exception {
    ConvertedMigrations result = Objects.requireNonNull(converted.get(golden)).get();
    assertEquals(
        golden.mode(),
        GoldenCase.entry(result).mode().name().toLowerCase(Locale.ROOT),
        () -> String.valueOf(result.diagnostics()));
    assertEquals(List.of(), typesNotUsed(result));
    String java = GoldenCase.java(result);
    if (Boolean.getBoolean(REWRITE)) {
      rewrite(golden, java);
    }
    assertTrue(Files.exists(golden.expected()), () -> missing(golden));
    assertEquals(Files.readString(golden.expected()), java);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void doesTheSame(GoldenCase golden) throws Exception {
    MigrationProof proof = Objects.requireNonNull(proofs.get(golden)).get();
    assertTrue(proof.isEqual(), () -> String.join("\n", ProofReport.failure(proof, PLAIN)));
    Step last = proof.steps().get(proof.steps().size() - 1);
    Optional<Phase> failing = golden.fails();
    assertEquals(failing.orElse(Phase.UP_AGAIN), last.phase());
    assertEquals(failing.isPresent() ? Result.FAILS_ALIKE : Result.EQUAL, last.result());
  }

  @Test
  void everyFolderHoldsALegacyMigration() throws IOException {
    List<GoldenCase> cases = GoldenCase.all();
    assertTrue(cases.size() > 150, "found " + cases.size());
    for (GoldenCase golden : cases) {
      assertTrue(golden.hasLegacy(), () -> golden.name() + " holds no legacy migration");
    }
  }

  /** What is plain Java without the types of columns only is a fault of the translator. */
  private static List<Diagnostic> typesNotUsed(ConvertedMigrations result) {
    return result.diagnostics().stream()
        .filter(each -> each.code().equals("TYPES_NOT_USED"))
        .toList();
  }

  private static void rewrite(GoldenCase golden, String java) throws IOException {
    if (System.getenv("CI") != null) {
      fail("-D" + REWRITE + " is for people who review what it writes, not for CI");
    }
    Files.writeString(golden.expected(), java);
  }

  private static String missing(GoldenCase golden) {
    return "%s has no %s; write it with -D%s=true and review it"
        .formatted(golden.name(), GoldenCase.EXPECTED, REWRITE);
  }
}
