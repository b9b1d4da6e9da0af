package unimig.runner.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The jar that the proof ran.
 *
 * @param hash SHA-256 of the file, in lower-case hex
 * @param others how many entries are classes of {@link Later} migrations
 * @param entries all others: name → SHA-256 of the content
 */
public record ProvenJar(String hash, int others, SortedMap<String, String> entries) {
  /** Name of the jar in an output directory. */
  public static final String FILE_NAME = "migrations.jar";

  public ProvenJar {
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  /**
   * Reads it as a class loader does.
   *
   * @throws IOException or {@code IllegalArgumentException} if it is no jar; the former if it has
   *     two entries of one name, of which readers differ as to the one that counts
   */
  static ProvenJar read(Path jar, Later later) throws IOException {
    SortedMap<String, String> entries = new TreeMap<>();
    int others = 0;
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (entry.isDirectory()) {
          continue;
        }
        if (later.isClass(entry.getName())) {
          others++;
        } else if (entries.put(entry.getName(), content(zip, entry)) != null) {
          throw new ZipException("two entries are named \"" + entry.getName() + "\"");
        }
      }
    }
    return new ProvenJar(Sha256.of(jar), others, entries);
  }

  private static String content(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      return Sha256.of(in.readAllBytes());
    }
  }
}
