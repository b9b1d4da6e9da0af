package unimig.converter.script;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.graalvm.polyglot.PolyglotException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ScriptEngineTest {
  /** A command may end before what was loaded ahead is there. */
  @Test
  @Timeout(60)
  void closesWhileAToolIsAtWork() throws InterruptedException {
    ScriptEngine engine = new ScriptEngine();
    ScriptTool parser = engine.tool("parser");
    CountDownLatch started = new CountDownLatch(1);
    CompletableFuture<Throwable> ended =
        CompletableFuture.supplyAsync(
                () -> {
                  started.countDown();
                  return parser.apply("instrument", "f(1);\n".repeat(1_000_000), "probe");
                })
            .handle((text, thrown) -> thrown.getCause());
    started.await();
    TimeUnit.MILLISECONDS.sleep(200);

    assertDoesNotThrow(engine::close);
    assertInstanceOf(PolyglotException.class, ended.join());
  }
}
