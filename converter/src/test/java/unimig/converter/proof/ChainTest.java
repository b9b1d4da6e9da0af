package unimig.converter.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import unimig.converter.proof.MigrationProof.Phase;
import unimig.converter.testing.LegacyTree;

/** Several migrations down and up again. */
@TestInstance(Lifecycle.PER_CLASS)
final class ChainTest {
  private static final String ALONE = "UP EQUAL, DOWN EQUAL, UP_AGAIN EQUAL";
  private static final String CHAIN = ", CHAIN_DOWN EQUAL, CHAIN_UP EQUAL";

  private final ProofBench bench = new ProofBench();
  private final Path directory;
  private Path root;
  private LegacyTree tree;
  private int number;

  ChainTest(@TempDir Path directory) {
    this.directory = directory;
    this.root = directory;
    this.tree = new LegacyTree(root);
  }

  @AfterAll
  void close() {
    bench.close();
  }

  @Test
  void goesToEmptyAndUpAgain() {
    begin("whole");
    migration("create table a (id uuid); insert into a values (gen_random_uuid())", "drop table a");
    migration("alter table a add b int", "alter table a drop b");
    migration("insert into a select gen_random_uuid(), 1", "delete from a where b = 1");
    assertEquals(List.of(ALONE + CHAIN, ALONE + CHAIN, ALONE + CHAIN), convertAndProve());
  }

  @Test
  void migrationsWithoutAWayBackDivideTheSet() {
    begin("divided");
    migration("create table a ()", "drop table a");
    migration("create table b ()", "drop table b");
    migration("create table c ()", "");
    migration("create table d ()", "drop table d");
    migration("create table e ()", "drop table e");
    // Nobody knows of this one before it has been tried.
    migration("create table f ()", "drop table f; drop table nowhere");
    migration("create table g ()", "drop table g");
    assertEquals(
        List.of(
            ALONE + CHAIN,
            ALONE + CHAIN,
            "UP EQUAL, DOWN NONE",
            ALONE + CHAIN,
            ALONE + CHAIN,
            "UP EQUAL, DOWN FAILS_ALIKE",
            ALONE),
        convertAndProve());
  }

  @Test
  void laterMigrationsAreTriedWithRowsThatTheChainHasLost() {
    begin("lossy");
    migration("create table a (id int); insert into a values (1)", "drop table a");
    migration("alter table a add b int; update a set b = 7", "delete from a; alter table a drop b");
    migration("do $$ begin assert (select b = 7 from a); end $$", "");
    assertEquals(List.of(ALONE + CHAIN, ALONE + CHAIN, "UP EQUAL, DOWN NONE"), convertAndProve());
  }

  @Test
  void findsAWayBackThatDiffersOnlyAfterOthers() {
    begin("cascade");
    migration("create schema s; create table s.a ()", "drop schema s cascade");
    migration("create table if not exists s.b ()", "select 1");
    Path undo = set().resolve("sql/U1__step.sql");
    tree.convertInto(bench.engine(), set());
    ProofBench.change(undo, "drop schema s cascade", "drop table s.a; drop schema s");

    assertEquals(List.of(ALONE, ALONE), lines(bench.prove(tree, set())));
    List<String> full = lines(prove());
    assertEquals(List.of(ALONE + ", CHAIN_DOWN DIFFERENT", ALONE + ", CHAIN_DOWN EQUAL"), full);
  }

  @Test
  void theListenerIsToldOfEachStep() {
    begin("told");
    migration("create table a ()", "drop table a");
    migration("create table b ()", "drop table b");
    tree.convertInto(bench.engine(), set());
    List<String> told = new ArrayList<>();
    bench.prove(
        tree,
        set(),
        ProofOptions.of(Level.FULL),
        new ProofListener() {
          @Override
          public void proven(MigrationProof proof) {
            told.add(proof.version() + " " + proof.steps().size());
          }

          @Override
          public void at(Phase phase, String legacyName) {
            told.add(phase + " " + legacyName);
          }
        });
    assertEquals(
        List.of(
            "1 3",
            "2 3",
            "CHAIN_DOWN 002_step.sql",
            "CHAIN_DOWN 001_step.sql",
            "CHAIN_UP 001_step.sql",
            "CHAIN_UP 002_step.sql",
            "2 5",
            "1 5"),
        told);
  }

  private void begin(String name) {
    root = directory.resolve(name);
    tree = new LegacyTree(root.resolve("project")).with("package.json", "{}\n");
    number = 0;
  }

  private void migration(String up, String down) {
    number++;
    tree.with("scripts/00%d_step.sql".formatted(number), up + ";\n");
    if (!down.isEmpty()) {
      tree.with("scripts/00%d_step.down.sql".formatted(number), down + ";\n");
    }
  }

  private Path set() {
    return root.resolve("set");
  }

  private List<String> convertAndProve() {
    tree.convertInto(bench.engine(), set());
    return lines(prove());
  }

  private List<MigrationProof> prove() {
    return bench.prove(tree, set(), ProofOptions.of(Level.FULL), ProofListener.SILENT);
  }

  private static List<String> lines(List<MigrationProof> proofs) {
    return proofs.stream().map(proof -> String.join(", ", ProofBench.steps(proof))).toList();
  }
}
