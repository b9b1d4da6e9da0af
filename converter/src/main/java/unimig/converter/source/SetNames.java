package unimig.converter.source;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import unimig.runner.manifest.LegacySet;

/**
 * Names sets: as the user asks; else as an earlier conversion did; else after the kind, if there is
 * one of the kind; else after package.json, or as much of the directory's path as tells it from the
 * others.
 */
final class SetNames {
  private final Findings findings;
  private final List<LegacySet> known;
  private final Set<String> taken = new HashSet<>();

  SetNames(Findings findings, List<LegacySet> known) {
    this.findings = findings;
    this.known = known;
  }

  /** One name for each candidate, in their order; all different, ignoring case. */
  List<String> of(List<Candidate> candidates) {
    List<Optional<String>> settled =
        candidates.stream()
            .map(candidate -> asked(candidate).or(() -> earlier(candidate)))
            .toList();
    List<Optional<String>> free = new ArrayList<>();
    for (Optional<String> name : settled) {
      free.add(name.filter(n -> taken.add(n.toLowerCase(Locale.ROOT))));
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      Candidate candidate = candidates.get(i);
      names.add(free.get(i).orElseGet(() -> unique(proposed(candidate, candidates), candidate)));
    }
    reportRepeated(candidates, settled, names);
    return names;
  }

  private static Optional<String> asked(Candidate candidate) {
    return candidate.request().map(SetRequest::name);
  }

  private Optional<String> earlier(Candidate candidate) {
    List<String> directories =
        candidate.directories().stream().map(findings.project()::relative).toList();
    return known.stream()
        .filter(set -> set.kind() == candidate.kind())
        .filter(set -> set.directories().stream().anyMatch(directories::contains))
        .map(LegacySet::name)
        .findFirst();
  }

  private void reportRepeated(
      List<Candidate> candidates, List<Optional<String>> settled, List<String> names) {
    IntStream.range(0, candidates.size())
        .filter(i -> asked(candidates.get(i)).isPresent())
        .filter(i -> !settled.get(i).equals(Optional.of(names.get(i))))
        .forEach(
            i ->
                findings.error(
                    candidates.get(i).place(),
                    "DUPLICATE_SET_NAME",
                    "another set is called \"" + settled.get(i).orElse("") + "\", too",
                    "give each set a name of its own with --set"));
  }

  private String proposed(Candidate candidate, List<Candidate> all) {
    List<Candidate> others =
        all.stream()
            .filter(other -> !other.equals(candidate) && other.kind() == candidate.kind())
            .toList();
    if (others.isEmpty()) {
      return candidate.kind().name().toLowerCase(Locale.ROOT);
    }
    Optional<String> ofPackage = packageName(candidate);
    boolean telling =
        ofPackage.isPresent()
            && others.stream().noneMatch(other -> packageName(other).equals(ofPackage));
    return cleaned(telling ? ofPackage.get() : tellingPath(candidate, others));
  }

  /** The name in the nearest package.json, without its scope. */
  private Optional<String> packageName(Candidate candidate) {
    return findings.project().upToRoot(candidate.directories().get(0)).stream()
        .map(directory -> directory.resolve("package.json"))
        .filter(Files::isRegularFile)
        .findFirst()
        .flatMap(file -> TextFile.read(file, findings))
        .flatMap(text -> Json.parse(text.text()))
        .flatMap((JsonObject json) -> Json.string(json, "name"))
        .map(name -> name.substring(name.lastIndexOf('/') + 1))
        .filter(name -> !name.isEmpty());
  }

  private String tellingPath(Candidate candidate, List<Candidate> others) {
    Path path = relative(candidate);
    int length = path.getNameCount();
    return IntStream.rangeClosed(1, length)
        .mapToObj(count -> path.subpath(length - count, length))
        .filter(end -> others.stream().noneMatch(other -> relative(other).endsWith(end)))
        .findFirst()
        .orElse(path)
        .toString();
  }

  private Path relative(Candidate candidate) {
    return Path.of(findings.project().relative(candidate.directories().get(0)));
  }

  private static String cleaned(String name) {
    return name.replaceAll("[^A-Za-z0-9_.]+", "-").replaceAll("^[-.]+|[-.]+$", "");
  }

  private String unique(String proposed, Candidate candidate) {
    String base = proposed.isEmpty() ? candidate.kind().name().toLowerCase(Locale.ROOT) : proposed;
    String name = base;
    for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
      name = base + "-" + i;
    }
    return name;
  }
}
