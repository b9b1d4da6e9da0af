package unimig.consolidator.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class GrantsTest {
  @Test
  void privilegesAreWordsForEachRole() {
    assertEquals(
        Map.of(
            "grants to everyone", "execute",
            "grants to its owner", "delete, insert, select",
            "grants to \"a, b=c\"", "select with grant option",
            "grants to \"say \"hi\"\"", "usage"),
        Grants.read(
            "\"a, b=c\"=r*/own, \"say \"\"hi\"\"\"=U/own, =X/own, own=ard/own",
            "own",
            role -> role));
  }

  @Test
  void aRoleThatIsCalledLikeTheOwnerIsTheOwner() {
    assertEquals(
        Map.of("grants to its owner", "insert, select, update"),
        Grants.read("app=r/me, me=aw/me", "me", role -> role.equals("me") ? "app" : role));
  }
}
