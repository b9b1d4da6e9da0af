package unimig.converter.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unimig.converter.proof.MigrationProof.Step;
import unimig.converter.testing.LegacyTree;
import unimig.runner.certificate.ProvenMigration.Compared;

/** One small change to a converted set, and the proof names the object it tells by. */
@TestInstance(Lifecycle.PER_CLASS)
final class TamperedSetTest {
  private static final String TABLES = "java/db/migration/V20240101000000__tables.java";
  private static final String ROWS = "java/db/migration/V20240102000000__rows.java";
  private static final String INDEX = "sql/V20240103000000__index.sql";
  private static final String UNDO = "sql/U20240103000000__index.sql";

  private final ProofBench bench = new ProofBench();
  private final LegacyTree project;
  private final Path directory;
  private final Path untouched;
  private int copies;

  TamperedSetTest(@TempDir Path directory) {
    this.directory = directory;
    this.untouched = directory.resolve("untouched");
    this.project = project(directory.resolve("project"));
  }

  private static LegacyTree project(Path root) {
    return new LegacyTree(root)
        .with("package.json", "{}\n")
        .with(
            "migrations/20240101000000_tables.js",
            """
            exports.up = async (knex) => {
              await knex.schema.createTable('readers', (table) => {
                table.increments('id');
                table.string('name', 80).notNullable();
                table.string('state').defaultTo('active');
              });
              await knex.schema.createTable('loans', (table) => {
                table.increments('id');
                table.integer('reader_id').references('readers.id').onDelete('CASCADE');
              });
              await knex.raw('create unique index readers_name on readers (name)');
              await knex.raw("comment on table loans is 'who has what'");
            };
            exports.down = async (knex) => {
              await knex.schema.dropTable('loans');
              await knex.schema.dropTable('readers');
            };
            """)
        .with(
            "migrations/20240102000000_rows.js",
            """
            exports.up = async (knex) => {
              await knex('readers').insert({ name: 'Ada' });
              await knex('readers').insert({ name: 'Grace' });
            };
            exports.down = (knex) => knex('readers').whereIn('name', ['Ada', 'Grace']).del();
            """)
        .with("scripts/20240103000000_index.sql", "create index by_state on readers (state);\n")
        .with("scripts/20240103000000_index.down.sql", "drop index by_state;\n");
  }

  @BeforeAll
  void convert() {
    project.convertInto(bench.engine(), untouched);
  }

  @AfterAll
  void close() {
    bench.close();
  }

  @Test
  void findsNothingWhereNothingWasChanged() {
    List<MigrationProof> proofs = bench.prove(project, copy());

    assertEquals(3, proofs.size(), proofs::toString);
    for (MigrationProof proof : proofs) {
      assertTrue(proof.isEqual(), proof::toString);
      assertEquals(List.of("UP EQUAL", "DOWN EQUAL", "UP_AGAIN EQUAL"), ProofBench.steps(proof));
    }
    assertEquals(
        List.of(
            Optional.of(new Compared(2, 2)),
            Optional.of(new Compared(2, 0)),
            Optional.of(new Compared(2, 2))),
        proofs.get(1).steps().stream().map(Step::compared).toList());
  }

  /**
   * One change.
   *
   * @param proven how many migrations before it are equal
   * @param found what the proof names, in order
   */
  record Tampering(
      String file, String before, String after, int proven, String step, List<String> found) {
    static Tampering up(String file, String before, String after, int proven, String... found) {
      return new Tampering(file, before, after, proven, "UP DIFFERENT", List.of(found));
    }

    @Override
    public String toString() {
      return before.strip() + " -> " + after.strip();
    }
  }

  static Stream<Tampering> tamperings() {
    return Stream.of(
        Tampering.up(
            TABLES, "varchar(80)", "varchar(81)", 0, "table \"readers\" column \"name\" type"),
        Tampering.up(
            TABLES,
            "default 'active'",
            "default 'Active'",
            0,
            "table \"readers\" column \"state\" default"),
        Tampering.up(
            TABLES,
            "on delete CASCADE",
            "on delete RESTRICT",
            0,
            "table \"loans\" constraint \"loans_reader_id_foreign\" definition"),
        Tampering.up(
            TABLES,
            "create unique index",
            "create index",
            0,
            "table \"readers\" index \"readers_name\" definition"),
        Tampering.up(
            TABLES,
            "db.execute(\"create unique index readers_name on readers (name)\");",
            "",
            0,
            "table \"readers\" index \"readers_name\""),
        Tampering.up(TABLES, "who has what", "who has it", 0, "table \"loans\" comment"),
        Tampering.up(ROWS, "(?)\", \"Grace\"", "(?)\", \"Grace \"", 1, "table \"readers\" row"),
        Tampering.up(
            INDEX, "(state)", "(state desc)", 2, "table \"readers\" index \"by_state\" definition"),
        new Tampering(
            TABLES,
            "db.execute(\"drop table \\\"readers\\\"\");",
            "",
            0,
            "DOWN DIFFERENT",
            List.of("table \"readers\"")),
        new Tampering(
            UNDO,
            "drop index by_state",
            "select 1",
            2,
            "DOWN DIFFERENT",
            List.of("table \"readers\" index \"by_state\"")));
  }

  @ParameterizedTest
  @MethodSource("tamperings")
  void findsAndNames(Tampering tampering) {
    Path set = copy();
    ProofBench.change(set.resolve(tampering.file()), tampering.before(), tampering.after());

    List<MigrationProof> proofs = bench.prove(project, set);

    assertEquals(tampering.proven() + 1, proofs.size());
    proofs.subList(0, tampering.proven()).forEach(proof -> assertTrue(proof.isEqual()));
    MigrationProof last = proofs.get(tampering.proven());
    assertFalse(last.isEqual());
    List<String> steps = ProofBench.steps(last);
    assertEquals(tampering.step(), steps.get(steps.size() - 1));
    List<String> differences = ProofBench.differences(last);
    for (String each : tampering.found()) {
      assertTrue(
          differences.stream().anyMatch(difference -> difference.startsWith(each)),
          () -> each + " is not among " + differences);
    }
  }

  private Path copy() {
    Path set = directory.resolve("set" + ++copies);
    ProofBench.copy(untouched, set);
    return set;
  }
}
