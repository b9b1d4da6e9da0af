package unimig.runner.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DictionaryTest {

  @Test
  void hasWhatLooksLikeAnIndexFirst() {
    Map<String, Integer> counts = JavaScript.dictionary();
    for (String key : List.of("b", "10", "a", "9", "07", "b")) {
      counts.put(key, counts.getOrDefault(key, 0) + 1);
    }
    assertEquals("{\"9\":1,\"10\":1,\"b\":2,\"a\":1,\"07\":1}", JavaScript.json(counts));
    assertNull(counts.get("11"));
  }

  /** Every object of JavaScript has them, though not as values that Java could hold. */
  @ParameterizedTest
  @ValueSource(strings = {"constructor", "toString", "__proto__", "hasOwnProperty"})
  void failsForWhatObjectsInherit(String name) {
    Map<String, Integer> counts = JavaScript.dictionary();
    assertThrows(IllegalStateException.class, () -> counts.get(name));
    assertThrows(IllegalStateException.class, () -> counts.containsKey(name));
    assertThrows(IllegalStateException.class, () -> counts.getOrDefault(name, 0));
  }

  @Test
  void doesNotSetThePrototype() {
    Map<String, Integer> counts = JavaScript.dictionary();
    assertThrows(IllegalStateException.class, () -> counts.put("__proto__", 1));
    counts.put("constructor", 1);
    assertEquals(1, counts.get("constructor"));
  }
}
