package unimig.converter.source;

import java.util.List;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.manifest.Entry;

/**
 * The order of all legacy migrations.
 *
 * @param migrations in order of version, which is the order of running
 * @param vanished entries of the earlier conversion whose legacy file is no longer there, in order
 *     of version; their versions were not given to others
 * @param diagnostics sorted by place
 */
public record Assignment(
    List<VersionedMigration> migrations, List<Entry> vanished, List<Diagnostic> diagnostics) {
  public Assignment {
    migrations = List.copyOf(migrations);
    vanished = List.copyOf(vanished);
    diagnostics = diagnostics.stream().sorted().distinct().toList();
  }
}
