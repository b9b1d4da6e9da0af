package unimig.converter.cli;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unimig.converter.source.LegacyMigration;
import unimig.converter.source.VersionedMigration;

/** A migration as a user names it: in full, by its version, or by a part of its path. */
final class NamedMigration {
  private static final int MOST_SHOWN = 10;

  private final String name;

  NamedMigration(String name) {
    this.name = name;
  }

  /**
   * The one that the name means.
   *
   * @param wrong makes an exception of what the user is told if there is none, or several
   */
  VersionedMigration in(
      List<VersionedMigration> migrations, Function<String, RuntimeException> wrong) {
    List<VersionedMigration> found = matching(migrations, this::isFullName);
    if (found.isEmpty()) {
      found = matching(migrations, each -> each.migration().path().contains(name));
    }
    if (found.isEmpty()) {
      throw wrong.apply("no migration is named \"" + name + "\"");
    }
    if (found.size() > 1) {
      String names =
          found.stream()
              .limit(MOST_SHOWN)
              .map(each -> each.migration().path())
              .collect(Collectors.joining(", "));
      String more = found.size() > MOST_SHOWN ? ", …" : "";
      throw wrong.apply(
          "\"%s\" may be any of %d migrations: %s%s".formatted(name, found.size(), names, more));
    }
    return found.get(0);
  }

  private static List<VersionedMigration> matching(
      List<VersionedMigration> migrations, Predicate<VersionedMigration> condition) {
    return migrations.stream().filter(condition).toList();
  }

  private boolean isFullName(VersionedMigration each) {
    LegacyMigration legacy = each.migration();
    return Stream.of(
            legacy.legacyName(), legacy.stem(), legacy.path(), each.version(), each.className())
        .anyMatch(name::equals);
  }
}
