package unimig.converter.scratch;

import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Permissions that keep other users out: scratch databases may hold rows worth keeping private. */
final class OwnerOnly {
  private OwnerOnly() {}

  /** {@code rwx------}, which is also what PostgreSQL demands of its data directory. */
  static FileAttribute<Set<PosixFilePermission>> directory() {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  }

  /** {@code rw-------}. */
  static FileAttribute<Set<PosixFilePermission>> file() {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  }
}
