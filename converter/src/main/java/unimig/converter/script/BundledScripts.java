package unimig.converter.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.graalvm.polyglot.Source;

/** The scripts that the build bundles from npm packages, see {@code src/main/js}. */
final class BundledScripts {
  /** Name prefix of their sources, by which stack frames are told from those of the project. */
  static final String PREFIX = "unimig:";

  private BundledScripts() {}

  /**
   * A CommonJS bundle as a function of exports, require, module.
   *
   * @throws IllegalStateException if the build left it out
   */
  static Source load(String name) {
    try (InputStream in = BundledScripts.class.getResourceAsStream(name + ".js")) {
      if (in == null) {
        throw new IllegalStateException(name + ".js is not bundled");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Source.newBuilder(
              "js", "(function (exports, require, module) {" + text + "\n})", PREFIX + name)
          .buildLiteral();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
