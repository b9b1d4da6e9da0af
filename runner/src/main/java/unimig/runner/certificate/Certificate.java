package unimig.runner.certificate;

import java.util.List;
import java.util.Optional;

/**
 * The whole of {@code certificate.json}. Tells no time, so that the same proof gives the same
 * bytes.
 *
 * @param proven whether every migration of the manifest was found equal
 * @param level how much the proof tried, such as {@code full}
 * @param tool version of the tool that proved
 * @param postgresql version of the server
 * @param manifestHash as {@code ManifestFile.hash} has it
 * @param files that the proof ran
 * @param migrations in order of version, all of the manifest
 * @param branches of the originals, if they have any
 * @param witness what the originals ran on besides, if they did
 */
public record Certificate(
    boolean proven,
    String level,
    String tool,
    String postgresql,
    String manifestHash,
    ProvenFiles files,
    List<ProvenMigration> migrations,
    Optional<Branches> branches,
    Optional<Witness> witness) {
  public static final String FILE_NAME = "certificate.json";

  public Certificate {
    migrations = List.copyOf(migrations);
  }
}
