package unimig.converter.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import unimig.converter.proof.MigrationProof.Step;
import unimig.converter.testing.LegacyTree;

/** A way back that fails must fail on both sides, in the same way. */
@TestInstance(Lifecycle.PER_CLASS)
final class FailingDownTest {
  private static final String SHELVES = "java/db/migration/V20240101000000__shelves.java";
  private static final String FAILING = "db.execute(\"drop table \\\"shelfs\\\"\")";

  private final ProofBench bench = new ProofBench();
  private final LegacyTree project;
  private final Path set;

  FailingDownTest(@TempDir Path directory) {
    this.set = directory.resolve("set");
    this.project =
        new LegacyTree(directory.resolve("project"))
            .with("package.json", "{}\n")
            .with(
                "migrations/20240101000000_shelves.js",
                """
                exports.up = (knex) => knex.schema.createTable('shelves', (t) => t.increments('id'));
                exports.down = (knex) => knex.schema.dropTable('shelfs');
                """)
            .with(
                "migrations/20240102000000_rooms.js",
                """
                exports.up = (knex) => knex.schema.createTable('rooms', (t) => t.increments('id'));
                exports.down = (knex) => knex.schema.dropTable('rooms');
                """);
  }

  @AfterAll
  void close() {
    bench.close();
  }

  @Test
  void isEqualWhereBothFailAlike() {
    project.convertInto(bench.engine(), set);

    List<MigrationProof> proofs = bench.prove(project, set);

    assertEquals(2, proofs.size());
    assertTrue(proofs.get(0).isEqual());
    assertEquals(List.of("UP EQUAL", "DOWN FAILS_ALIKE"), ProofBench.steps(proofs.get(0)));
    assertEquals(
        List.of("UP EQUAL", "DOWN EQUAL", "UP_AGAIN EQUAL"), ProofBench.steps(proofs.get(1)));
  }

  @Test
  void isDifferentWhereOnlyTheOriginalFails() {
    assertDownDiffers("db.execute(\"select 1\")", "only the original fails: ", "42P01");
  }

  @Test
  void isDifferentWhereTheyFailDifferently() {
    assertDownDiffers("db.execute(\"selec 1\")", "they fail differently: ", "42601");
  }

  @Test
  void isDifferentWhereOnlyTheConvertedFails() {
    project.convertInto(bench.engine(), set);
    ProofBench.change(
        set.resolve("java/db/migration/V20240102000000__rooms.java"),
        "drop table \\\"rooms\\\"",
        "drop table \\\"room\\\"");

    List<MigrationProof> proofs = bench.prove(project, set);

    assertEquals(2, proofs.size());
    assertEquals(List.of("UP EQUAL", "DOWN DIFFERENT"), ProofBench.steps(proofs.get(1)));
    assertMessage(proofs.get(1), "only the converted fails: ", "42P01");
  }

  private void assertDownDiffers(String down, String message, String sqlState) {
    project.convertInto(bench.engine(), set);
    ProofBench.change(set.resolve(SHELVES), FAILING, down);

    List<MigrationProof> proofs = bench.prove(project, set);

    assertEquals(1, proofs.size());
    assertEquals(List.of("UP EQUAL", "DOWN DIFFERENT"), ProofBench.steps(proofs.get(0)));
    assertMessage(proofs.get(0), message, sqlState);
  }

  private static void assertMessage(MigrationProof proof, String begin, String sqlState) {
    Step last = proof.steps().get(proof.steps().size() - 1);
    String message = last.message().orElse("");
    assertTrue(message.startsWith(begin), message);
    assertTrue(message.contains("(SQLSTATE " + sqlState + ")"), message);
  }
}
