package unimig.converter.conversion;

import java.util.TreeSet;
import java.util.zip.CRC32;
import unimig.converter.script.LoadedFiles;
import unimig.converter.script.ScriptFiles;

/**
 * The checksum of a converted class: the CRC-32 of the legacy files that it was made from. So it
 * changes with them, and with nothing else: not with the tool's version, nor with the mode.
 */
final class SourceChecksum {
  private SourceChecksum() {}

  /**
   * @param script virtual path of the migration, whose bytes come first; the others follow in the
   *     order of their paths
   */
  static int of(ScriptFiles files, String script, LoadedFiles loaded) {
    CRC32 crc = new CRC32();
    files.read(script).ifPresent(crc::update);
    for (String path : new TreeSet<>(loaded.own())) {
      if (!path.equals(script)) {
        files.read(path).ifPresent(crc::update);
      }
    }
    return (int) crc.getValue();
  }
}
