package unimig.converter.scratch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The embedded PostgreSQL server, packed as {@code .txz} on the class path. */
final class Archive {
  private static final int ANY_EXECUTE = 0111;
  private static final Set<PosixFilePermission> EXECUTABLE =
      PosixFilePermissions.fromString("rwxr-xr-x");

  private final URL url;

  private Archive(URL url) {
    this.url = url;
  }

  /**
   * The archive for this system.
   *
   * @throws ScratchException if there is none
   */
  static Archive forThisSystem() {
    String system = System.getProperty("os.name", "");
    String machine = System.getProperty("os.arch", "").replace("amd64", "x86_64");
    String name = "postgres-%s-%s.txz".formatted(system.toLowerCase(Locale.ROOT), machine);
    URL url = Archive.class.getClassLoader().getResource(name);
    if (url == null) {
      throw new ScratchException(
          "no embedded PostgreSQL for %s on %s; pass --database-url or start Docker"
              .formatted(system, machine));
    }
    return new Archive(url);
  }

  /** Tells versions of the archive apart: CRC-32 in hex. */
  String checksum() throws IOException {
    URLConnection connection = url.openConnection();
    // A jar's directory knows it; reading all would cost 0.1 s.
    long crc =
        connection instanceof JarURLConnection jar ? jar.getJarEntry().getCrc() : checksumOfBytes();
    return "%08x".formatted(crc);
  }

  private long checksumOfBytes() throws IOException {
    CRC32 crc = new CRC32();
    try (InputStream in = new CheckedInputStream(url.openStream(), crc)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return crc.getValue();
  }

  /** Unpacks into {@code directory}, which must be empty. */
  void unpack(Path directory) throws IOException {
    try (InputStream in = new BufferedInputStream(url.openStream(), 1 << 16);
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(in))) {
      TarArchiveEntry entry = tar.getNextEntry();
      while (entry != null) {
        unpack(tar, entry, directory.resolve(entry.getName()).normalize());
        entry = tar.getNextEntry();
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Path parent = target.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, target);
    if ((entry.getMode() & ANY_EXECUTE) != 0) {
      Files.setPosixFilePermissions(target, EXECUTABLE);
    }
  }
}
