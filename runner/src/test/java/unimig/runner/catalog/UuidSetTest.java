package unimig.runner.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class UuidSetTest {
  @Test
  void holdsWhatWasAddedAndNothingElse() {
    Random random = new Random(7);
    List<String> added = new ArrayList<>();
    UuidSet set = new UuidSet();
    for (int i = 0; i < 10_000; i++) {
      // Some differ in one half only.
      String uuid = new UUID(random.nextInt(100), random.nextInt(100) + 1).toString();
      added.add(uuid);
      set.add(uuid);
    }
    added.forEach(uuid -> assertTrue(set.contains(uuid), uuid));
    assertEquals(added.stream().distinct().count(), set.size());
    assertFalse(set.contains(new UUID(100, 1).toString()));
    assertFalse(set.contains(new UUID(0, 0).toString()));
    assertTrue(set.bytes() <= 64L * set.size(), () -> set.bytes() + " bytes");
    UuidSet copy = set.copy();
    copy.add(new UUID(100, 1).toString());
    assertFalse(set.contains(new UUID(100, 1).toString()));
    assertTrue(copy.contains(new UUID(100, 1).toString()));
  }

  @Test
  void takesUuidsInLowerCaseOnly() {
    String uuid = "0b7d4a1e-6f0c-4a58-9d3e-5a2f8c1b7e90";
    assertTrue(UuidSet.takes(uuid));
    assertFalse(UuidSet.takes(uuid.toUpperCase(Locale.ROOT)));
    assertFalse(UuidSet.takes(uuid.replace('-', 'a')));
    assertFalse(UuidSet.takes(uuid + "0"));
    assertFalse(UuidSet.takes(new UUID(0, 0).toString()));
  }
}
