package unimig.runner.database;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent encoding as libpq has it: UTF-8, and {@code +} is a plus sign. */
final class Percent {
  private static final String UNRESERVED = "-._~";

  private Percent() {}

  /**
   * @param part names what is decoded, for the message; the text itself may be a password
   */
  static String decode(String text, String part) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    byte[] given = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < given.length; i++) {
      if (given[i] == '%') {
        bytes.write(escaped(given, i, part));
        i += 2;
      } else {
        bytes.write(given[i]);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new InvalidDatabaseUrlException(
          "the escapes in the " + part + " are not UTF-8", "encode it as UTF-8");
    }
  }

  private static int escaped(byte[] text, int at, String part) {
    int high = at + 2 < text.length ? Character.digit(text[at + 1], 16) : -1;
    int low = at + 2 < text.length ? Character.digit(text[at + 2], 16) : -1;
    if (high < 0 || low < 0 || high + low == 0) {
      throw new InvalidDatabaseUrlException(
          "a percent sign in the " + part + " does not begin an escape such as %40",
          "write %25 for a percent sign");
    }
    return high * 16 + low;
  }

  static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xff);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
        encoded.append(c);
      } else {
        encoded.append("%%%02X".formatted((int) c));
      }
    }
    return encoded.toString();
  }
}
