package unimig.runner.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against what Node answers. */
final class HashTest {
  @ParameterizedTest
  @CsvSource({
    "md5, 900150983cd24fb0d6963f7d28e17f72",
    "SHA1, a9993e364706816aba3e25717850c26c9cd0d89d",
    "sha256, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
  })
  void hashesText(String algorithm, String hex) {
    assertEquals(hex, Hash.of(algorithm).update("a").update("bc").hex());
  }

  @Test
  void writesBase64() {
    assertEquals("qZk+NkcGgWq6PiVxeFDCbJzQ2J0=", Hash.of("sha1").update("abc").base64());
    assertEquals("qZk-NkcGgWq6PiVxeFDCbJzQ2J0", Hash.of("sha1").update("abc").base64url());
  }

  @Test
  void takesKeys() {
    assertEquals(
        "f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8",
        Hash.hmac("sha256", "key").update("The quick brown fox jumps over the lazy dog").hex());
    assertEquals(
        "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad",
        Hash.hmac("sha256", "").update("").hex());
  }

  @Test
  void namesUuids() {
    assertEquals(
        "cfbff0d1-9375-5685-968c-48ce8b15ae17",
        Hash.uuid5("example.com", "6ba7b810-9dad-11d1-80b4-00c04fd430c8"));
  }

  @Test
  void refusesWhatIsNoText() {
    Hash hash = Hash.of("md5");
    assertThrows(JavaScriptException.class, () -> hash.update(null));
  }
}
