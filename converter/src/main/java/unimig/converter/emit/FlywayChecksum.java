package unimig.converter.emit;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The checksum of an SQL script as Flyway 13 has it ({@code ChecksumCalculator}, which is internal
 * there): the CRC-32 of its lines in UTF-8 without their ends.
 */
final class FlywayChecksum {
  private FlywayChecksum() {}

  static int of(String script) {
    CRC32 crc = new CRC32();
    script.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
    return (int) crc.getValue();
  }
}
