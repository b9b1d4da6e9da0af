package unimig.runner.api;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A hash as Node's {@code crypto} makes it, of texts in UTF-8 or of bytes. */
public final class Hash {
  private final Function function;
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();

  private Hash(Function function) {
    this.function = function;
  }

  @FunctionalInterface
  private interface Function {
    byte[] apply(byte[] content) throws GeneralSecurityException;
  }

  /**
   * {@code createHash(algorithm)}.
   *
   * @param algorithm {@code md5}, {@code sha1}, {@code sha224}, {@code sha256}, {@code sha384} or
   *     {@code sha512}
   */
  public static Hash of(String algorithm) {
    String lower = algorithm.toLowerCase(Locale.ROOT);
    String name = lower.startsWith("sha") ? "SHA-" + lower.substring(3) : lower;
    return new Hash(content -> MessageDigest.getInstance(name).digest(content));
  }

  /** {@code createHmac(algorithm, key)}. */
  public static Hash hmac(String algorithm, @Nullable Object key) {
    byte[] given = JavaScriptBuffer.bytes(key);
    // Java takes no empty key, to which one of zeros is equal.
    byte[] bytes = given.length == 0 ? new byte[1] : given;
    String name = "Hmac" + algorithm.toUpperCase(Locale.ROOT);
    return new Hash(
        content -> {
          Mac mac = Mac.getInstance(name);
          mac.init(new SecretKeySpec(bytes, name));
          return mac.doFinal(content);
        });
  }

  /** {@code uuid.v5(name, namespace)}: always the same of the same. */
  public static String uuid5(String name, String namespace) {
    Hash hash = of("sha1");
    hash.content.writeBytes(HexFormat.of().parseHex(namespace.replace("-", "")));
    byte[] bytes = hash.update(name).digest();
    bytes[6] = (byte) ((bytes[6] & 0x0f) | 0x50);
    bytes[8] = (byte) ((bytes[8] & 0x3f) | 0x80);
    String hex = HexFormat.of().formatHex(bytes);
    return String.join(
        "-",
        hex.substring(0, 8),
        hex.substring(8, 12),
        hex.substring(12, 16),
        hex.substring(16, 20),
        hex.substring(20, 32));
  }

  /** Adds to what is hashed: a text or bytes. */
  public Hash update(@Nullable Object value) {
    content.writeBytes(JavaScriptBuffer.bytes(value));
    return this;
  }

  /** {@code digest('hex')}. */
  public String hex() {
    return new JavaScriptBuffer(digest()).hex();
  }

  /** {@code digest('base64')}. */
  public String base64() {
    return new JavaScriptBuffer(digest()).base64();
  }

  /** {@code digest('base64url')}. */
  public String base64url() {
    return new JavaScriptBuffer(digest()).base64url();
  }

  private byte[] digest() {
    try {
      return function.apply(content.toByteArray());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a hash that this Java does not know", e);
    }
  }
}
