package unimig.consolidator.reconciliation;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import unimig.runner.certificate.Sha256;
import unimig.runner.manifest.Entry;

/**
 * Whether a script is the one that Prisma applied. As {@code script_matches_checksum} of Prisma's
 * schema engine: its lines may end with LF or CRLF, and old engines left zeros out.
 */
final class PrismaChecksum {
  private static final int LENGTH = 64;
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final String recorded;

  /**
   * @param recorded in Prisma's history
   */
  PrismaChecksum(String recorded) {
    this.recorded = recorded;
  }

  /**
   * @param script what the migration became; where it is not the original but for its first line
   *     the bytes that were converted count alone
   */
  boolean fits(Entry entry, Optional<String> script) {
    if (isRecorded(entry.sourceHash())) {
      return true;
    }
    return script.stream()
        .flatMap(PrismaChecksum::originals)
        .filter(text -> hash(text).equals(entry.sourceHash()))
        .flatMap(text -> Stream.of(text.replace("\r\n", "\n"), text.replace("\n", "\r\n")))
        .anyMatch(text -> isRecorded(hash(text)));
  }

  /** The first line names the original; a checkout may have changed the ends of lines. */
  private static Stream<String> originals(String script) {
    String text = script.substring(script.indexOf('\n') + 1);
    String unix = text.replace("\r\n", "\n");
    return Stream.of(text, unix).flatMap(each -> Stream.of(each, BYTE_ORDER_MARK + each));
  }

  private boolean isRecorded(String hash) {
    return recorded.equals(
        recorded.length() == LENGTH ? hash : hash.replaceAll("0(.)|(..)", "$1$2"));
  }

  private static String hash(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
