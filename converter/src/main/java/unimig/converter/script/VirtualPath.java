package unimig.converter.script;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Arithmetic on virtual paths, which are absolute and divided by {@code /} on every system. */
final class VirtualPath {
  private VirtualPath() {}

  /** {@code path} without its last part; {@code /} for a path of one part. */
  static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }

  /** {@code relative} seen from {@code directory}, without {@code .} and {@code ..}. */
  static String resolve(String directory, String relative) {
    String joined = relative.startsWith("/") ? relative : directory + "/" + relative;
    Deque<String> parts = new ArrayDeque<>();
    for (String part : List.of(joined.split("/", -1))) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return "/" + String.join("/", parts);
  }
}
