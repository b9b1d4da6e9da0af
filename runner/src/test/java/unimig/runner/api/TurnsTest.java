package unimig.runner.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The order of {@code Promise.all} over one connection. */
final class TurnsTest {
  private final Turns turns = new Turns();
  private final List<String> sent = new ArrayList<>();

  private void send(String statement) {
    turns.await();
    sent.add(statement);
  }

  @Test
  void sendsInTheOrderInWhichStatementsAreAskedFor() {
    List<Object> answers =
        turns.run(
            List.of(3, 1, 2),
            count -> {
              IntStream.range(0, count).forEach(i -> send(count + "." + i));
              return "done " + count;
            });

    assertEquals(List.of("3.0", "1.0", "2.0", "3.1", "2.1", "3.2"), sent);
    assertEquals(List.of("done 3", "done 1", "done 2"), answers);
  }

  @Test
  void sendsWhatWasAskedForWhenOneFails() {
    JavaScriptException failure =
        assertThrows(
            JavaScriptException.class,
            () ->
                turns.run(
                    List.of("a", "b", "c"),
                    name -> {
                      send(name);
                      if (name.equals("b")) {
                        throw JavaScriptException.error("no " + name);
                      }
                      send(name + name);
                      send("never");
                      return name;
                    }));

    assertEquals("no b", failure.text());
    assertEquals(List.of("a", "b", "c", "aa"), sent);
  }

  @Test
  void startsAllEvenIfTheFirstFailsAtOnce() {
    assertThrows(
        JavaScriptException.class,
        () ->
            turns.run(
                List.of("a", "b"),
                name -> {
                  if (name.equals("a")) {
                    throw JavaScriptException.error("no " + name);
                  }
                  send(name);
                  return name;
                }));

    assertEquals(List.of("b"), sent);
  }
}
