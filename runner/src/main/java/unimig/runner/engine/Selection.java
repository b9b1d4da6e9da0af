package unimig.runner.engine;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.scanner.Scanner;
import unimig.runner.manifest.Manifest;

/**
 * Migrations of a set that an engine sees; to it, the others are not there. For databases that are
 * to hold what another holds, which may lack migrations in between.
 *
 * @param versions of versioned migrations; others are hidden
 * @param repeatables descriptions, with spaces, of repeatable ones; others are hidden
 * @param start the version of the baseline script that stands for all before it on a fresh
 *     database; other baseline scripts are hidden
 */
public record Selection(Set<String> versions, Set<String> repeatables, Optional<String> start) {
  public Selection {
    versions = Set.copyOf(versions);
    repeatables = Set.copyOf(repeatables);
  }

  /** Versioned migrations alone. */
  public static Selection of(Collection<String> versions) {
    return new Selection(Set.copyOf(versions), Set.of(), Optional.empty());
  }

  Manifest of(Manifest manifest) {
    Set<MigrationVersion> chosen = parsed(versions);
    return new Manifest(
        manifest.sets(),
        manifest.entries().stream()
            .filter(entry -> chosen.contains(MigrationVersion.fromVersion(entry.version())))
            .toList());
  }

  List<LocalMigration> of(List<LocalMigration> all) {
    Set<MigrationVersion> chosen = parsed(versions);
    Optional<MigrationVersion> first = start.map(MigrationVersion::fromVersion);
    return all.stream()
        .filter(
            each ->
                each.baseline()
                    ? first.equals(Optional.of(each.version()))
                    : chosen.contains(each.version()))
        .toList();
  }

  /**
   * @param local what {@link #of(List)} left
   */
  List<JavaMigration> java(List<JavaMigration> all, List<LocalMigration> local) {
    Set<JavaMigration> chosen =
        local.stream().flatMap(each -> each.java().stream()).collect(Collectors.toSet());
    return all.stream()
        .filter(
            each ->
                each.getVersion() == null
                    ? repeatables.contains(each.getDescription())
                    : chosen.contains(each))
        .toList();
  }

  /** Finds what Flyway itself would, but for the scripts that are hidden. */
  ResourceProvider scripts(Configuration configuration, List<LocalMigration> local) {
    ResourceProvider all =
        new Scanner<>(JavaMigration.class, configuration, configuration.getLocations());
    Set<String> chosen =
        local.stream()
            .flatMap(each -> each.file().stream())
            .map(Path::getFileName)
            .map(Path::toString)
            .collect(Collectors.toSet());
    return new ResourceProvider() {
      @Override
      public LoadableResource getResource(String name) {
        return all.getResource(name);
      }

      @Override
      public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return all.getResources(prefix, suffixes).stream()
            .filter(script -> isShown(script.getFilename(), chosen))
            .toList();
      }
    };
  }

  private boolean isShown(String file, Set<String> chosen) {
    if (LocalMigration.isVersioned(file)) {
      return chosen.contains(file);
    }
    return SetMigration.repeatable(file).map(repeatables::contains).orElse(true);
  }

  private static Set<MigrationVersion> parsed(Set<String> versions) {
    return versions.stream().map(MigrationVersion::fromVersion).collect(Collectors.toSet());
  }
}
