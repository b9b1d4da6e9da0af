package unimig.converter.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import unimig.runner.manifest.SetKind;

/** Reads every legacy set under the paths that a user names. Runs nothing but knexfiles. */
public final class SourceReader {
  private final Findings findings;
  private final KnexVersions versions;

  private SourceReader(Findings findings, KnexVersions versions) {
    this.findings = findings;
    this.versions = versions;
  }

  /**
   * Finds and reads the sets. Bad input does not stop it: all findings are in the answer.
   *
   * @param paths projects, directories of migrations or knexfiles; may be empty if {@code settings}
   *     requests sets
   * @throws IllegalArgumentException if neither names anything
   */
  public static Sources read(List<Path> paths, SourceSettings settings, KnexfileReader reader) {
    List<Path> all = new ArrayList<>(paths);
    settings.requests().forEach(request -> all.add(request.location()));
    Project project = Project.of(all);
    Findings findings = new Findings(project);
    Knexfiles knexfiles = new Knexfiles(findings, reader, settings.environment());
    List<Candidate> candidates =
        new SetFinder(findings, knexfiles).find(paths, settings.requests());
    List<String> names = new SetNames(findings, settings.known()).of(candidates);
    SourceReader source =
        new SourceReader(findings, new KnexVersions(findings, settings.knexLine()));
    List<SourceSet> sets = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      sets.add(source.read(names.get(i), candidates.get(i)));
    }
    sets.sort(Comparator.comparing(SourceSet::name));
    return new Sources(project, sets, findings.all());
  }

  private SourceSet read(String name, Candidate candidate) {
    long errors = findings.errors();
    SourceSet set = readers(candidate.kind(), name, candidate);
    if (set.migrations().isEmpty() && findings.errors() == errors) {
      findings.error(
          candidate.place(),
          "EMPTY_SET",
          "\"" + findings.project().relative(candidate.place()) + "\" holds no migrations",
          "name another directory, or leave this one out");
    }
    return set;
  }

  private SourceSet readers(SetKind kind, String name, Candidate candidate) {
    if (kind == SetKind.KNEX) {
      return new KnexSetReader(findings, versions).read(name, candidate);
    }
    return kind == SetKind.PRISMA
        ? new PrismaSetReader(findings).read(name, candidate)
        : new SqlSetReader(findings).read(name, candidate);
  }
}
