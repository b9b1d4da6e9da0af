package unimig.converter.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import unimig.converter.proof.MigrationProof.Step;
import unimig.converter.testing.LegacyTree;

/** Failures in the middle of migrations. */
@TestInstance(Lifecycle.PER_CLASS)
final class InterruptionsTest {
  private static final String ROWS = "java/db/migration/V2__rows.java";

  private final ProofBench bench = new ProofBench();
  private final Path directory;

  InterruptionsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @AfterAll
  void close() {
    bench.close();
  }

  @Test
  void bothLeaveTheSameWhereverTheyFail() {
    LegacyTree tree =
        tree("same")
            .with(
                "migrations/002_rows.js",
                """
                exports.up = async (knex) => {
                  await knex('words').insert({ text: 'a' });
                  // Goes on after an error, which its savepoint undoes.
                  await knex.transaction((t) => t('words').insert({ text: 'b' })).catch(() => {});
                  for (const { text } of await knex('words').select('text')) {
                    await knex('words').where({ text }).update({ text: text + '!' });
                  }
                };
                exports.down = (knex) => knex('words').del();
                """)
            .with(
                "scripts/003_index.sql",
                """
                alter table words add size int;
                create index concurrently by_size on words (size);
                """)
            .with("scripts/003_index.down.sql", "alter table words drop size;\n")
            .with(
                "migrations/004_apart.js",
                """
                exports.config = { transaction: false };
                exports.up = async (knex) => {
                  await knex.raw('create table one ()');
                  await knex.raw('create table two ()').catch(() => {});
                  await knex.raw('create table three ()');
                };
                exports.down = async (knex) => {
                  await knex.raw('drop table three');
                  await knex.raw('drop table two');
                  await knex.raw('drop table one');
                };
                """);
    tree.convertInto(bench.engine(), set("same"));
    List<MigrationProof> proofs = prove(tree, Level.PARANOID, set("same"));
    assertEquals(
        List.of(
            "at each of 1 statement, at each of 1 statement",
            "at each of 5 statements, at each of 1 statement",
            "at each of 2 statements, at each of 1 statement",
            "at each of 3 statements, at each of 3 statements"),
        proofs.stream().map(InterruptionsTest::messages).toList());
    assertTrue(proofs.stream().allMatch(MigrationProof::isEqual), proofs::toString);
  }

  @Test
  void findsATransactionThatIsMissing() {
    LegacyTree tree =
        tree("apart")
            .with("scripts/002_two.sql", "create table one ();\ncreate table two ();\n")
            .with("scripts/002_two.down.sql", "drop table one;\ndrop table two;\n");
    Path set = set("apart");
    tree.convertInto(bench.engine(), set);
    LegacyTree.write(set, "sql/V2__two.sql.conf", "executeInTransaction=false\n");

    assertEqualAt(Level.FULL, tree, set);
    Step found = different(prove(tree, Level.PARANOID, set));
    assertEquals("UP_WITH_FAILURES", found.phase().name());
    assertTrue(found.message().orElseThrow().contains("create table two ()"), found::toString);
    assertEquals("table \"one\"", found.differences().get(0).object());
  }

  @Test
  void findsAnErrorThatIsSwallowed() {
    LegacyTree tree =
        tree("swallowed")
            .with(
                "migrations/002_rows.js",
                """
                exports.up = async (knex) => {
                  await knex.raw("insert into words values ('a')");
                  await knex.raw("insert into words values ('b')");
                };
                exports.down = (knex) => knex.raw('delete from words');
                """);
    Path set = set("swallowed");
    tree.convertInto(bench.engine(), set);
    String statement = "db.execute(\"insert into words values ('b')\");";
    ProofBench.change(
        set.resolve(ROWS),
        statement,
        "try { " + statement + " } catch (RuntimeException e) { return; }");

    assertEqualAt(Level.FULL, tree, set);
    Step found = different(prove(tree, Level.PARANOID, set));
    assertEquals("UP_WITH_FAILURES", found.phase().name());
    assertTrue(found.message().orElseThrow().contains("57014"), found::toString);
  }

  @Test
  void findsAWayBackWithoutATransaction() {
    LegacyTree tree =
        tree("back")
            .with("scripts/002_two.sql", "create table one ();\ncreate table two ();\n")
            .with("scripts/002_two.down.sql", "drop table one;\ndrop table two;\n");
    Path set = set("back");
    tree.convertInto(bench.engine(), set);
    LegacyTree.write(set, "sql/U2__two.sql.conf", "executeInTransaction=false\n");

    assertEqualAt(Level.FULL, tree, set);
    Step found = different(prove(tree, Level.PARANOID, set));
    assertEquals("DOWN_WITH_FAILURES", found.phase().name());
    assertTrue(found.message().orElseThrow().contains("drop table two"), found::toString);
  }

  private LegacyTree tree(String name) {
    return new LegacyTree(directory.resolve(name))
        .with("package.json", "{}\n")
        .with(
            "migrations/001_words.js",
            """
            exports.up = (knex) => knex.schema.createTable('words', (t) => t.text('text'));
            exports.down = (knex) => knex.schema.dropTable('words');
            """);
  }

  private Path set(String name) {
    return directory.resolve(name + "-set");
  }

  private void assertEqualAt(Level level, LegacyTree tree, Path set) {
    List<MigrationProof> proofs = prove(tree, level, set);
    assertTrue(proofs.stream().allMatch(MigrationProof::isEqual), proofs::toString);
  }

  private List<MigrationProof> prove(LegacyTree tree, Level level, Path set) {
    return bench.prove(tree, set, ProofOptions.of(level), ProofListener.SILENT);
  }

  private static Step different(List<MigrationProof> proofs) {
    List<Step> steps = proofs.get(proofs.size() - 1).steps();
    Step last = steps.get(steps.size() - 1);
    assertEquals(MigrationProof.Result.DIFFERENT, last.result(), last::toString);
    return last;
  }

  /** Of the steps with failures. */
  private static String messages(MigrationProof proof) {
    return proof.steps().stream()
        .filter(step -> step.phase().name().endsWith("_WITH_FAILURES"))
        .map(step -> step.message().orElse("nothing"))
        .collect(Collectors.joining(", "));
  }
}
