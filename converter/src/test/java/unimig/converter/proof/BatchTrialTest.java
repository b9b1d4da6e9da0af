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
import unimig.converter.proof.MigrationProof.Phase;
import unimig.converter.testing.LegacyTree;

/** Several migrations in one transaction. */
@TestInstance(Lifecycle.PER_CLASS)
final class BatchTrialTest {
  private final ProofBench bench = new ProofBench();
  private final Path directory;

  BatchTrialTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @AfterAll
  void close() {
    bench.close();
  }

  @Test
  void takesThoseOfOneKnexSetTogether() {
    LegacyTree tree =
        tree("together")
            .with("migrations/001_a.js", up("create table a (at timestamptz)"))
            .with("migrations/002_b.js", up("insert into a values (now())"))
            .with("scripts/003_c.sql", "insert into a values (now());\n")
            .with("migrations/004_d.js", up("insert into a values (now())"))
            .with("migrations/005_e.js", up("insert into a select max(at) from a"));
    assertEquals(
        List.of(
            "2 BATCH EQUAL 2 migrations in one transaction",
            "5 BATCH EQUAL 2 migrations in one transaction"),
        batches(convertAndProve("together", tree)));
  }

  @Test
  void goesOnOneByOneWhereABatchFailsOnBothSides() {
    LegacyTree tree =
        tree("enum")
            .with("migrations/001_a.js", up("create type mood as enum ('sad')"))
            .with("scripts/002_b.sql", "create table person (mood mood);\n")
            .with("migrations/003_c.js", up("alter type mood add value 'happy'"))
            .with("migrations/004_d.js", up("insert into person values ('happy')"));
    List<String> batches = batches(convertAndProve("enum", tree));
    assertEquals(1, batches.size(), batches::toString);
    assertTrue(batches.get(0).startsWith("4 BATCH FAILS_ALIKE 2 migrations"), batches::toString);
    assertTrue(batches.get(0).contains("55P04"), batches::toString);
  }

  @Test
  void tellsWhyKnexTakesThemOneByOne() {
    LegacyTree tree =
        tree("apart")
            .with("migrations/001_a.js", up("create table a (i int)"))
            .with(
                "migrations/002_b.js",
                up("create index concurrently by_i on a (i)")
                    + "exports.config = { transaction: false };\n");
    assertEquals(
        List.of("2 BATCH NONE Knex takes the set one by one, as 002_b.js has no transaction"),
        batches(convertAndProve("apart", tree)));
  }

  @Test
  void findsWhatStaysUntilTheTransactionEnds() {
    LegacyTree tree =
        tree("setting")
            .with("migrations/001_a.js", up("select 1"))
            .with(
                "migrations/002_b.js", up("create table b as select current_setting('a.b', true)"));
    Path set = directory.resolve("setting-set");
    tree.convertInto(bench.engine(), set);
    ProofBench.change(
        set.resolve("java/db/migration/V1__a.java"), "select 1", "set local a.b = 'c'");
    List<MigrationProof> proofs = prove(tree, set, Level.FULL);
    assertTrue(proofs.stream().allMatch(MigrationProof::isEqual), proofs::toString);
    List<String> batches = batches(prove(tree, set, Level.PARANOID));
    assertEquals(List.of("2 BATCH DIFFERENT 2 migrations in one transaction"), batches);
  }

  private LegacyTree tree(String name) {
    return new LegacyTree(directory.resolve(name)).with("package.json", "{}\n");
  }

  private static String up(String sql) {
    return "exports.up = (knex) => knex.raw(`%s`);\nexports.down = async () => {};\n"
        .formatted(sql);
  }

  private List<MigrationProof> convertAndProve(String name, LegacyTree tree) {
    Path set = directory.resolve(name + "-set");
    tree.convertInto(bench.engine(), set);
    List<MigrationProof> proofs = prove(tree, set, Level.PARANOID);
    assertTrue(proofs.stream().allMatch(MigrationProof::isEqual), proofs::toString);
    return proofs;
  }

  private List<MigrationProof> prove(LegacyTree tree, Path set, Level level) {
    return bench.prove(tree, set, ProofOptions.of(level), ProofListener.SILENT);
  }

  /** Version, phase, result and message of each batch. */
  private static List<String> batches(List<MigrationProof> proofs) {
    return proofs.stream()
        .flatMap(
            proof ->
                proof.steps().stream()
                    .filter(step -> step.phase() == Phase.BATCH)
                    .map(
                        step ->
                            "%s %s %s %s"
                                .formatted(
                                    proof.version(),
                                    step.phase(),
                                    step.result(),
                                    step.message().orElse(""))))
        .toList();
  }
}
