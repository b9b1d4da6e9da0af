package unimig.converter.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import unimig.converter.proof.MigrationProof.Phase;
import unimig.converter.proof.MigrationProof.Result;
import unimig.converter.proof.MigrationProof.Rows;
import unimig.converter.rows.RowScripts;
import unimig.converter.testing.LegacyTree;

/** Faults that show only where there are rows. */
@TestInstance(Lifecycle.PER_CLASS)
final class RowTrialsTest {
  private static final RowSettings ROWS = new RowSettings(20, 1, RowScripts.NONE, Optional.empty());
  private static final String TABLES =
      "create table reader (id int primary key, name text, state text not null default 'new')";
  private static final String STATES =
      "update reader set state = case when name = 'Ada' then 'first' else 'other' end;\n";
  private static final String CONVERTED = "sql/V2__states.sql";

  private final ProofBench bench = new ProofBench();
  private final Path directory;

  RowTrialsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @AfterAll
  void close() {
    bench.close();
  }

  private LegacyTree project(String name, String states) {
    return new LegacyTree(directory.resolve(name))
        .with("package.json", "{}\n")
        .with("scripts/001_tables.sql", TABLES + ";\ncreate table book (id int, state text);\n")
        .with("scripts/001_tables.down.sql", "drop table reader;\ndrop table book;\n")
        .with("scripts/002_states.sql", states)
        .with("scripts/002_states.down.sql", "update reader set state = 'new';\n");
  }

  private MigrationProof second(String name, ProofOptions options, String before, String after) {
    return second(name, options, STATES, before, after);
  }

  private MigrationProof second(
      String name, ProofOptions options, String states, String before, String after) {
    LegacyTree project = project(name, states);
    Path set = directory.resolve(name + "-set");
    project.convertInto(bench.engine(), set);
    if (!before.equals(after)) {
      ProofBench.change(set.resolve(CONVERTED), before, after);
    }
    List<MigrationProof> proofs = bench.prove(project, set, options, new ProofListener() {});
    return proofs.get(1);
  }

  private static ProofOptions on(RowSettings rows) {
    return new ProofOptions(Level.FULL, rows, Optional.empty(), List.of(), List.of());
  }

  @Test
  void aFaultThatNeedsTheRightValueIsFound() {
    MigrationProof proof = second("literal", on(ROWS), "'Ada'", "'Bob'");
    assertFalse(proof.isEqual());
    assertTrue(
        proof.steps().stream()
            .anyMatch(
                step -> step.phase() == Phase.UP_WITH_ROWS && step.result() == Result.DIFFERENT));
  }

  /** Keys made of the time are others in each run; nobody can tell more of such rows. */
  @Test
  void rowsOnWhichTheOriginalDiffersFromItselfAreToldApart() {
    MigrationProof proof = second("itself", on(ROWS), KEYED, "", "");
    assertTrue(proof.isEqual());
    assertEquals(
        List.of("wide", "ordinary", "distinct", "single"),
        proof.rows().stream().filter(Rows::differsByItself).map(Rows::name).toList());
  }

  @Test
  void aFaultBesideThemIsFound() {
    assertFalse(second("beside", on(ROWS), KEYED, "'seen'", "'read'").isEqual());
  }

  private static final String KEYED =
      """
      create sequence readers;
      alter table reader drop constraint reader_pkey;
      alter table reader add column key bigint primary key default
        ((extract(epoch from clock_timestamp()) * 1000)::bigint - 1514754000000 << 23 | nextval('readers'));
      update book set state = 'seen';
      """;

  @Test
  void withoutRowsItIsNotSeen() {
    assertTrue(second("norows", on(RowSettings.NONE), "'Ada'", "'Bob'").isEqual());
  }

  @Test
  void tellsOnWhichRowsItWasTried() {
    MigrationProof proof = second("told", on(ROWS), "", "");
    assertTrue(proof.isEqual());
    Rows rows = proof.rows().get(0);
    assertEquals("wide", rows.name());
    assertTrue(rows.isUp());
    assertTrue(rows.filled().total() >= 20);
  }

  @Test
  void aUsersOwnRowsAreTriedToo() {
    LegacyTree.write(
        directory.resolve("own"),
        "002_states.sql",
        "insert into reader values (1, 'Ada', 'new');\n");
    RowScripts scripts = new RowScripts(Optional.of(directory.resolve("own")));
    RowSettings settings = new RowSettings(0, 1, scripts, Optional.empty());
    MigrationProof proof = second("user", on(settings), "'Ada'", "'Bob'");
    assertFalse(proof.isEqual());
    assertEquals(List.of("rows/002_states.sql"), proof.rows().stream().map(Rows::name).toList());
  }
}
