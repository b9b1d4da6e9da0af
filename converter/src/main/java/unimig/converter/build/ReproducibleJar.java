package unimig.converter.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes jars whose bytes depend on their content only: entries in order of name, one time stamp,
 * nothing compressed (zlib differs from system to system), nothing said about the tool.
 */
final class ReproducibleJar {
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);
  private static final byte[] MANIFEST =
      "Manifest-Version: 1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Set<String> directories = new HashSet<>();

  private ReproducibleJar() {}

  static byte[] of(SortedMap<String, byte[]> entries) throws IOException {
    return new ReproducibleJar().write(entries);
  }

  private byte[] write(SortedMap<String, byte[]> entries) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      // Readers of jar streams expect the manifest first.
      add(zip, "META-INF/MANIFEST.MF", MANIFEST);
      for (var entry : entries.entrySet()) {
        add(zip, entry.getKey(), entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    // Flyway finds packages in a jar only if their directories have entries.
    for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
      String directory = name.substring(0, slash + 1);
      if (directories.add(directory)) {
        put(zip, directory, new byte[0]);
      }
    }
    put(zip, name, content);
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
