package unimig.converter.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import unimig.converter.source.LegacyMigration.Part;
import unimig.converter.source.LegacyMigration.Sql;
import unimig.runner.manifest.LegacySet;
import unimig.runner.manifest.SetKind;

/**
 * Lists the migrations of Prisma Migrate: every directory beside {@code migration_lock.toml}, in
 * order of its name, with its {@code migration.sql}, and {@code down.sql} where people keep one.
 */
final class PrismaSetReader {
  static final String LOCK_FILE = "migration_lock.toml";
  static final String UP_FILE = "migration.sql";
  private static final String DOWN_FILE = "down.sql";
  private static final String HISTORY_TABLE = "_prisma_migrations";
  private static final Pattern PROVIDER =
      Pattern.compile("(?m)^\\s*(?<key>provider)\\s*=\\s*[\"'](?<name>[^\"']*)[\"']");
  private static final Set<String> POSTGRESQL =
      Set.of("postgresql", "postgres", "cockroachdb", "cockroach");

  private final Findings findings;

  PrismaSetReader(Findings findings) {
    this.findings = findings;
  }

  /** Whether a directory is Prisma's, by its lock file or by what its directories are called. */
  static boolean isPrisma(Directory directory) {
    return directory.holds(LOCK_FILE)
        || directory.directories().stream()
            .anyMatch(
                child ->
                    LegacyName.parse(Directory.name(child)).shape() == LegacyName.Shape.STAMP
                        && Files.isRegularFile(child.resolve(UP_FILE)));
  }

  SourceSet read(String name, Candidate candidate) {
    Path path = candidate.directories().get(0);
    Directory directory = Directory.list(path, findings);
    boolean postgresql = checkProvider(directory);
    List<LegacyMigration> migrations = new ArrayList<>();
    for (Path child : directory.directories()) {
      migration(name, child, postgresql).ifPresent(migrations::add);
    }
    LegacySet info =
        new LegacySet(
            name,
            SetKind.PRISMA,
            List.of(findings.project().relative(path)),
            candidate.request().flatMap(SetRequest::table).or(() -> Optional.of(HISTORY_TABLE)),
            candidate.request().flatMap(SetRequest::schema),
            Optional.empty());
    return new SourceSet(
        info, LegacyOrder.NAME, Optional.empty(), Optional.empty(), Optional.empty(), migrations);
  }

  /** Whether the migrations may be for PostgreSQL. */
  private boolean checkProvider(Directory directory) {
    Path lock = directory.path().resolve(LOCK_FILE);
    if (!directory.holds(LOCK_FILE)) {
      findings.warning(
          directory.path(),
          "MISSING_LOCK_FILE",
          "there is no \"" + LOCK_FILE + "\" beside the migrations; taken to be for PostgreSQL",
          "restore it from version control");
      return true;
    }
    return TextFile.read(lock, findings).map(text -> checkProvider(lock, text.text())).orElse(true);
  }

  private boolean checkProvider(Path lock, String text) {
    Matcher provider = PROVIDER.matcher(text);
    if (!provider.find()) {
      findings.warning(
          lock,
          "MISSING_PROVIDER",
          "\"" + LOCK_FILE + "\" names no provider; taken to be for PostgreSQL",
          "add the line provider = \"postgresql\"");
      return true;
    }
    boolean postgresql = POSTGRESQL.contains(provider.group("name"));
    if (!postgresql) {
      findings.error(
          lock,
          Findings.Position.of(text, provider.start("key")),
          "NOT_POSTGRESQL",
          "provider \"" + provider.group("name") + "\" is not PostgreSQL",
          "convert only migrations that were written for PostgreSQL");
    }
    return postgresql;
  }

  private Optional<LegacyMigration> migration(String set, Path directory, boolean postgresql) {
    Path up = directory.resolve(UP_FILE);
    String name = Directory.name(directory);
    if (!Files.isRegularFile(up)) {
      findings.error(
          directory,
          "MISSING_MIGRATION_FILE",
          "\"" + name + "\" holds no \"" + UP_FILE + "\", which Prisma demands",
          "restore the file or remove the directory");
      return Optional.empty();
    }
    Path down = directory.resolve(DOWN_FILE);
    Optional<Part> downPart =
        Files.isRegularFile(down)
            ? TextFile.read(down, findings).map(text -> checked(text, postgresql)).map(this::part)
            : Optional.empty();
    return TextFile.read(up, findings)
        .map(
            text ->
                new LegacyMigration(
                    set,
                    name,
                    name,
                    findings.project().relative(up),
                    text.hash(),
                    new Sql(part(checked(text, postgresql)), downPart, true)));
  }

  /** The lock file has said enough of a set that is not PostgreSQL's. */
  private TextFile checked(TextFile text, boolean postgresql) {
    if (postgresql) {
      MysqlSigns.check(text, findings);
    }
    return text;
  }

  private Part part(TextFile file) {
    return new Part(findings.project().relative(file.path()), file.hash(), 1, file.text());
  }
}
