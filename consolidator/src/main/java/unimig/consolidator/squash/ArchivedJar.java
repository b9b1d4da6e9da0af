package unimig.consolidator.squash;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Takes classes out of a jar and puts them back; all else stays as it was, in its order. */
final class ArchivedJar {
  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private final Map<String, Long> times = new HashMap<>();

  private ArchivedJar() {}

  static ArchivedJar read(Path file) throws IOException {
    ArchivedJar jar = new ArchivedJar();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        try (InputStream in = zip.getInputStream(entry)) {
          jar.entries.put(entry.getName(), in.readAllBytes());
          jar.times.put(entry.getName(), entry.getTime());
        }
      }
    }
    return jar;
  }

  boolean has(Predicate<String> name) {
    return entries.keySet().stream().anyMatch(name);
  }

  void remove(Predicate<String> name) {
    entries.keySet().removeIf(name);
  }

  /** Those of another that are not here. */
  void add(ArchivedJar other, Predicate<String> name) {
    other.entries.forEach(
        (each, content) -> {
          if (name.test(each) && entries.putIfAbsent(each, content) == null) {
            times.put(each, other.times.getOrDefault(each, 0L));
          }
        });
  }

  /** The same for the same entries. */
  byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> each : entries.entrySet()) {
        ZipEntry entry = new ZipEntry(each.getKey());
        entry.setTime(times.getOrDefault(each.getKey(), 0L));
        zip.putNextEntry(entry);
        zip.write(each.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
