package unimig.converter.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A legacy file read strictly as UTF-8.
 *
 * @param text without a byte order mark
 * @param hash SHA-256 of its bytes, in lower-case hex
 */
record TextFile(Path path, String text, String hash) {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** Reads {@code path}; if it cannot, says so to {@code findings} and is empty. */
  static Optional<TextFile> read(Path path, Findings findings) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(path);
    } catch (IOException e) {
      findings.error(
          path,
          "UNREADABLE_FILE",
          "\"" + path.getFileName() + "\" cannot be read (" + e.getClass().getSimpleName() + ")",
          "give the user who runs unimig the right to read it");
      return Optional.empty();
    }
    return decode(path, bytes, findings)
        .map(text -> new TextFile(path, withoutMark(text), sha256(bytes)));
  }

  private static Optional<String> decode(Path path, byte[] bytes, Findings findings) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    out.flip();
    if (result.isUnderflow()) {
      return Optional.of(out.toString());
    }
    findings.error(
        path,
        Findings.Position.of(out, out.length()),
        "NOT_UTF8",
        "byte 0x%02X of \"%s\" is not UTF-8".formatted(bytes[in.position()], path.getFileName()),
        "save the file as UTF-8");
    return Optional.empty();
  }

  private static String withoutMark(String text) {
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
