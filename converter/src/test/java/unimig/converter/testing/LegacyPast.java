package unimig.converter.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import unimig.converter.testing.NodeKnex.Migrations;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.LegacySet;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.SetKind;
import unimig.runner.testing.TestDatabase;

/**
 * A database that the old tools have brought up to some point: Knex's migrations by real Knex on
 * Node, with its history; Prisma's with rows as its schema engine writes them; plain SQL as a
 * person sends it.
 */
public final class LegacyPast implements AutoCloseable {
  private final Path root;
  private final Manifest manifest;
  private final TestDatabase database;
  private final NodeKnex knex;
  private int done;

  /**
   * @param knexLine one of {@link NodeKnex#LINES}
   * @param environment that the scripts read
   */
  public LegacyPast(
      Path project,
      Manifest manifest,
      TestDatabase database,
      String knexLine,
      Map<String, String> environment) {
    this.root = root(project, manifest);
    this.manifest = manifest;
    this.database = database;
    this.knex = NodeKnex.start(knexLine, database.url(), environment);
  }

  /**
   * The same names, with nothing in them: a past of histories alone, where a line of Knex does not
   * know what the migrations use.
   *
   * @param into where the files are written
   * @return with files of the same names that do nothing
   */
  public static Path withoutContents(Manifest manifest, Path into) {
    for (Entry entry : manifest.entries()) {
      String nothing = "exports.up = async () => {};\nexports.down = async () => {};\n";
      LegacyTree.write(into, entry.source(), entry.source().endsWith(".sql") ? "select" : nothing);
    }
    return into;
  }

  /** What paths of the manifest are relative to. */
  private static Path root(Path project, Manifest manifest) {
    String first = manifest.entries().get(0).source();
    Path root = project.toAbsolutePath();
    while (!Files.exists(root.resolve(first))) {
      root = Objects.requireNonNull(root.getParent(), first + " is nowhere above " + project);
    }
    return root;
  }

  /** Applies so many more, in the order of the manifest. */
  public void next(int count) {
    for (Entry entry : manifest.entries().subList(done, done + count)) {
      apply(entry);
      done++;
    }
  }

  /** Applies all that are left. */
  public void rest() {
    next(manifest.entries().size() - done);
  }

  /** What is applied, in order. */
  public List<Entry> applied() {
    return manifest.entries().subList(0, done);
  }

  /** For what else Knex is to do. */
  public NodeKnex knex() {
    return knex;
  }

  /** Of a Knex set, as its knexfile has them. */
  public Migrations migrations(String set) {
    LegacySet legacy = set(set);
    return new Migrations(
        legacy.directories().stream().map(root::resolve).toList(),
        legacy.historyTable().orElse("knex_migrations"),
        legacy.historySchema());
  }

  private LegacySet set(String name) {
    return manifest.sets().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name));
  }

  private void apply(Entry entry) {
    SetKind kind = set(entry.set()).kind();
    if (kind == SetKind.KNEX) {
      List<String> ran = knex.up(migrations(entry.set()), entry.legacyName());
      if (!ran.equals(List.of(entry.legacyName()))) {
        throw new IllegalStateException("asked for " + entry.legacyName() + ", ran " + ran);
      }
      return;
    }
    run(entry);
    if (kind == SetKind.PRISMA) {
      database.run(
          """
          create table if not exists _prisma_migrations (
            id varchar(36) primary key not null, checksum varchar(64) not null,
            finished_at timestamptz, migration_name varchar(255) not null, logs text,
            rolled_back_at timestamptz, started_at timestamptz not null default now(),
            applied_steps_count integer not null default 0);
          insert into _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
          values (gen_random_uuid(), '%s', clock_timestamp(), '%s', 1)"""
              .formatted(entry.sourceHash(), entry.legacyName()));
    }
  }

  private void run(Entry entry) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(Files.readString(root.resolve(entry.source())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(entry.source(), e);
    }
  }

  @Override
  public void close() {
    knex.close();
  }
}
