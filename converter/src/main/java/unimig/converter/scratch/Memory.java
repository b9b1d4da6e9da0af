package unimig.converter.scratch;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file system in memory, where it has room for databases. To create and drop a database means to
 * copy and delete hundreds of files, which is most of what a disk has to do in a proof.
 */
final class Memory {
  private static final Path SHARED = Path.of("/dev/shm");

  /** Containers have 64 MB by default. */
  private static final long ROOM = 4L << 30;

  private Memory() {}

  static Optional<Path> directory() {
    return hasRoom(SHARED) ? Optional.of(SHARED) : Optional.empty();
  }

  private static boolean hasRoom(Path directory) {
    try {
      if (!Files.isWritable(directory)) {
        return false;
      }
      FileStore store = Files.getFileStore(directory);
      return store.type().equals("tmpfs") && store.getUsableSpace() >= ROOM;
    } catch (IOException unknown) {
      // A disk does as well, only slower.
      return false;
    }
  }
}
