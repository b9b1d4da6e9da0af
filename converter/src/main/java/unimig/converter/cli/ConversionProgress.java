package unimig.converter.cli;

import unimig.converter.conversion.Conversion;
import unimig.converter.conversion.LegacyProject;
import unimig.converter.source.VersionedMigration;

/** Shows how far a conversion is. */
final class ConversionProgress implements Conversion.Listener {
  private final ProgressBar bar;

  ConversionProgress(ProgressBar bar) {
    this.bar = bar;
  }

  @Override
  public void found(LegacyProject project) {
    bar.line(
        "found %d migrations in %d sets"
            .formatted(project.migrations().size(), project.sets().size()));
  }

  @Override
  public void converted(VersionedMigration migration, int done, int all) {
    bar.at(done, all, migration.migration().legacyName());
  }
}
