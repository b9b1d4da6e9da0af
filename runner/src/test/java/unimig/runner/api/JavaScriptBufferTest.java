package unimig.runner.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against what Node answers. */
final class JavaScriptBufferTest {
  @Test
  void writesTextAsBytes() {
    assertEquals("5a6fc3ab", JavaScriptBuffer.of("Zoë").hex());
    assertEquals("Wm/Dqw==", JavaScriptBuffer.of("Zoë").base64());
    assertEquals("Wm_Dqw", JavaScriptBuffer.of("Zoë").base64url());
    assertEquals("efbfbd", JavaScriptBuffer.of("\ud83d").hex());
  }

  @ParameterizedTest
  @CsvSource({"Wm/Dqw==, Zoë", "Wm_Dqw, Zoë", "'Wm/ Dqw', Zoë", "YWJjZ, abc", "'', ''"})
  void readsBase64(String text, String read) {
    assertEquals(read, JavaScriptBuffer.ofBase64(text).text());
  }

  @Test
  void readsHexUpToTheLastPair() {
    assertEquals("Zo", JavaScriptBuffer.ofHex("5a6F7").text());
  }

  @Test
  void refusesWhatOnlyNodeKnows() {
    assertThrows(IllegalStateException.class, () -> JavaScriptBuffer.ofHex("5g"));
    assertThrows(IllegalStateException.class, () -> JavaScriptBuffer.ofBase64("a=b"));
    assertThrows(IllegalStateException.class, () -> JavaScriptBuffer.ofHex("ff").text());
    assertThrows(JavaScriptException.class, () -> JavaScriptBuffer.of(null));
  }
}
