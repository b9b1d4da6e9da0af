package unimig.runner.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Bytes as Node's {@code Buffer} writes them as texts. */
public final class JavaScriptBuffer {
  private final byte[] bytes;

  JavaScriptBuffer(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * {@code Buffer.from(value)} of a text, in UTF-8, or of bytes.
   *
   * @throws JavaScriptException for anything else, as Node does
   */
  public static JavaScriptBuffer of(@Nullable Object value) {
    return new JavaScriptBuffer(bytes(value));
  }

  static byte[] bytes(@Nullable Object value) {
    if (value instanceof byte[] bytes) {
      return bytes.clone();
    }
    if (value instanceof String text) {
      // Half of a pair becomes what Node makes of it.
      return text.replaceAll("\\p{Cs}", "\uFFFD").getBytes(StandardCharsets.UTF_8);
    }
    throw JavaScriptException.typeError("The argument must be of type string or a Buffer");
  }

  /**
   * {@code Buffer.from(text, 'base64')}, of both alphabets; white space and padding may be missing.
   *
   * @throws IllegalStateException for other characters, of which Node makes something
   */
  public static JavaScriptBuffer ofBase64(@Nullable Object text) {
    String plain = text(text).replaceAll("\\s", "").replaceFirst("=+$", "");
    String standard = plain.replace('-', '+').replace('_', '/');
    if (!standard.matches("[A-Za-z0-9+/]*")) {
      throw new IllegalStateException("a text that is not base64");
    }
    // Six bits alone are no byte.
    int length = standard.length() - (standard.length() % 4 == 1 ? 1 : 0);
    return new JavaScriptBuffer(lenient(standard.substring(0, length)));
  }

  /** Bits behind the last byte are dropped. */
  private static byte[] lenient(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int bits = 0;
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      bits = ((bits << 6) | digit(text.charAt(i))) & 0xffffff;
      count += 6;
      if (count >= 8) {
        count -= 8;
        bytes.write((bits >> count) & 0xff);
      }
    }
    return bytes.toByteArray();
  }

  private static int digit(char c) {
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".indexOf(c);
  }

  /**
   * {@code Buffer.from(text, 'hex')}.
   *
   * @throws IllegalStateException for other characters than digits, of which Node makes something
   */
  public static JavaScriptBuffer ofHex(@Nullable Object text) {
    String digits = text(text);
    if (!digits.matches("[0-9a-fA-F]*")) {
      throw new IllegalStateException("a text that is not hexadecimal");
    }
    String even = digits.substring(0, digits.length() / 2 * 2);
    return new JavaScriptBuffer(HexFormat.of().parseHex(even));
  }

  private static String text(@Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw JavaScriptException.typeError("The argument must be of type string or a Buffer");
  }

  /** {@code buffer.toString('hex')}. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /** {@code buffer.toString('base64')}. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** {@code buffer.toString('base64url')}. */
  public String base64url() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * {@code buffer.toString()}: as UTF-8.
   *
   * @throws IllegalStateException if it is none, of which Node makes something
   */
  public String text() {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
      throw new IllegalStateException("bytes that are no text in UTF-8");
    }
    return text;
  }
}
