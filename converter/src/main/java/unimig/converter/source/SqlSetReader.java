package unimig.converter.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import unimig.converter.source.LegacyMigration.Part;
import unimig.converter.source.LegacyMigration.Sql;
import unimig.runner.manifest.LegacySet;
import unimig.runner.manifest.SetKind;

/**
 * Lists the migrations of a directory of plain SQL files, in the order of the tool they are for.
 */
final class SqlSetReader {
  private static final Comparator<LegacyMigration> BY_NAME =
      Comparator.comparing(LegacyMigration::legacyName);
  private static final Comparator<LegacyMigration> BY_VERSION =
      Comparator.<LegacyMigration, Version>comparing(
              m -> LegacyName.parse(m.stem()).version().orElse(Version.of("0")))
          .thenComparing(BY_NAME);

  private final Findings findings;

  SqlSetReader(Findings findings) {
    this.findings = findings;
  }

  SourceSet read(String name, Candidate candidate) {
    Path path = candidate.directories().get(0);
    SqlFiles files = SqlFiles.of(Directory.list(path, findings), findings);
    reportLeftOut(files);
    List<Read> read = new ArrayList<>();
    for (SqlFiles.Pair pair : files.pairs()) {
      if (isMigration(pair)) {
        read(name, pair).ifPresent(read::add);
      }
    }
    SqlTool tool = tool(files, read);
    Comparator<LegacyMigration> order = tool.order() == LegacyOrder.NAME ? BY_NAME : BY_VERSION;
    Optional<String> asked = candidate.request().flatMap(SetRequest::table);
    LegacySet info =
        new LegacySet(
            name,
            SetKind.SQL,
            List.of(findings.project().relative(path)),
            asked.or(tool::historyTable),
            candidate.request().flatMap(SetRequest::schema),
            Optional.empty());
    return new SourceSet(
        info,
        tool.order(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        read.stream().map(Read::migration).sorted(order).toList());
  }

  private record Read(LegacyMigration migration, Optional<SqlTool> markedFor) {}

  private static SqlTool tool(SqlFiles files, List<Read> read) {
    List<SqlFiles.Pair> pairs = files.pairs();
    if (pairs.isEmpty()) {
      return SqlTool.NONE;
    }
    Optional<SqlTool> marked =
        read.stream().map(Read::markedFor).flatMap(Optional::stream).findFirst();
    if (marked.isPresent()) {
      return marked.get();
    }
    if (pairs.stream().allMatch(pair -> LegacyName.isFlyway(pair.stem()))) {
      return SqlTool.FLYWAY;
    }
    if (pairs.stream().allMatch(SqlFiles.Pair::isPostgrator)) {
      return SqlTool.POSTGRATOR;
    }
    return pairs.stream().allMatch(SqlFiles.Pair::isMarkedUp)
        ? SqlTool.GOLANG_MIGRATE
        : SqlTool.NONE;
  }

  private void reportLeftOut(SqlFiles files) {
    for (Path orphan : files.orphans()) {
      findings.warning(
          orphan,
          "ORPHAN_DOWN",
          "\"" + Directory.name(orphan) + "\" takes back something that is not there",
          "restore the file that goes up, or remove this one");
    }
    for (Path repeatable : files.repeatable()) {
      findings.warning(
          repeatable,
          "REPEATABLE_NOT_CONVERTED",
          "\""
              + Directory.name(repeatable)
              + "\" has no version, as Flyway runs it again and again",
          "copy it beside the converted set");
    }
    for (Path baseline : files.baselines()) {
      findings.note(
          baseline,
          "BASELINE_NOT_CONVERTED",
          "\"" + Directory.name(baseline) + "\" repeats what the migrations before it do",
          "nothing; the migrations themselves are converted");
    }
  }

  private boolean isMigration(SqlFiles.Pair pair) {
    if (LegacyName.parse(pair.stem()).isVersioned()) {
      return true;
    }
    findings.warning(
        pair.up(),
        "NOT_A_MIGRATION",
        "\"" + Directory.name(pair.up()) + "\" does not begin with a version; it is left out",
        "begin its name with a version if it is a migration");
    return false;
  }

  private Optional<Read> read(String set, SqlFiles.Pair pair) {
    Optional<Part> down = down(pair);
    return TextFile.read(pair.up(), findings)
        .map(
            text -> {
              MysqlSigns.check(text, findings);
              Optional<SqlTool> tool = SqlTool.markedIn(text.text());
              Sql sql =
                  tool.map(marked -> marked(text, marked.split(text.text())))
                      .orElseGet(() -> new Sql(whole(text), down, true));
              return new Read(migration(set, pair, text, sql), tool);
            });
  }

  private LegacyMigration migration(String set, SqlFiles.Pair pair, TextFile text, Sql sql) {
    String path = findings.project().relative(pair.up());
    return new LegacyMigration(set, Directory.name(pair.up()), pair.stem(), path, text.hash(), sql);
  }

  private Optional<Part> down(SqlFiles.Pair pair) {
    if (pair.downs().size() > 1) {
      findings.error(
          pair.downs().get(1),
          "AMBIGUOUS_DOWN",
          "\"%s\" and \"%s\" both take back \"%s\""
              .formatted(
                  Directory.name(pair.downs().get(0)),
                  Directory.name(pair.downs().get(1)),
                  Directory.name(pair.up())),
          "keep one of them");
    }
    return pair.downs().stream()
        .findFirst()
        .flatMap(file -> TextFile.read(file, findings))
        .map(
            text -> {
              MysqlSigns.check(text, findings);
              return whole(text);
            });
  }

  private Part whole(TextFile file) {
    return new Part(findings.project().relative(file.path()), file.hash(), 1, file.text());
  }

  private Sql marked(TextFile file, SqlTool.Marked marked) {
    return new Sql(
        part(file, marked.up()),
        marked.down().map(stretch -> part(file, stretch)),
        marked.transactional());
  }

  /** From the line after the mark on. */
  private Part part(TextFile file, SqlTool.Stretch stretch) {
    String text = file.text();
    int start = text.indexOf('\n', stretch.start()) + 1;
    if (start == 0 || start > stretch.end()) {
      start = stretch.end();
    }
    return new Part(
        findings.project().relative(file.path()),
        file.hash(),
        Findings.Position.of(text, start).line(),
        text.substring(start, stretch.end()));
  }
}
