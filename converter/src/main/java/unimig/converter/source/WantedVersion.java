package unimig.converter.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The version that a legacy name asks for, before other migrations are looked at.
 *
 * @param version empty if the name has none
 * @param shape how the name writes it
 * @param words of the name behind the version
 */
record WantedVersion(Optional<Version> version, LegacyName.Shape shape, String words) {

  /** One for each migration of the set, in its order. */
  static List<WantedVersion> of(SourceSet set) {
    if (set.order() == LegacyOrder.SEMANTIC_VERSION) {
      return semantic(set.migrations());
    }
    List<WantedVersion> wanted =
        set.migrations().stream()
            .map(migration -> LegacyName.parse(migration.stem()))
            .map(name -> new WantedVersion(name.version(), name.shape(), name.rest()))
            .toList();
    return wanted.stream().allMatch(want -> want.version().isEmpty()) ? numbered(wanted) : wanted;
  }

  /** Names that say nothing about order are numbered in the order of the old tool. */
  private static List<WantedVersion> numbered(List<WantedVersion> names) {
    List<WantedVersion> numbered = new ArrayList<>();
    for (WantedVersion name : names) {
      Version ordinal = Version.of(Integer.toString(numbered.size() + 1));
      numbered.add(new WantedVersion(Optional.of(ordinal), LegacyName.Shape.NONE, name.words()));
    }
    return numbered;
  }

  /**
   * Flyway knows no prereleases: those of {@code 2.0.0} become {@code 2.0.0.1}, {@code 2.0.0.2} and
   * so on, and {@code 2.0.0} itself comes after them.
   */
  private static List<WantedVersion> semantic(List<LegacyMigration> migrations) {
    List<WantedVersion> wanted = new ArrayList<>();
    Optional<Version> core = Optional.empty();
    int prereleases = 0;
    for (LegacyMigration migration : migrations) {
      SemanticVersion name =
          SemanticVersion.parse(migration.stem())
              .orElseThrow(() -> new IllegalStateException("not semantic: " + migration.stem()));
      if (core.filter(name.core()::equals).isEmpty()) {
        core = Optional.of(name.core());
        prereleases = 0;
      }
      if (!name.prerelease().isEmpty()) {
        prereleases++;
      }
      wanted.add(
          new WantedVersion(
              Optional.of(versionOf(name, prereleases)), LegacyName.Shape.DOTTED, words(name)));
    }
    return wanted;
  }

  private static Version versionOf(SemanticVersion name, int prereleases) {
    if (prereleases == 0) {
      return name.core();
    }
    return name.core().child(name.prerelease().isEmpty() ? prereleases + 1 : prereleases);
  }

  private static String words(SemanticVersion name) {
    return String.join("_", name.prerelease()) + "_" + name.rest();
  }
}
