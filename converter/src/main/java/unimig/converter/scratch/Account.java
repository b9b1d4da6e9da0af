package unimig.converter.scratch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The account that runs PostgreSQL, which refuses to be root.
 *
 * @param prefix words before a command that change the account; mostly empty
 * @param owner the user id that must own the server's files, if another than ours
 */
record Account(List<String> prefix, OptionalInt owner) {
  private static final int ROOT = 0;

  /** The kernel's overflow id, {@code nobody} on every Linux. */
  private static final int NOBODY = 65_534;

  private static final List<String> OWN_NAMESPACE = List.of("unshare", "-U");
  private static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

  Account {
    prefix = List.copyOf(prefix);
  }

  /**
   * Ours, unless that is root; then nobody's in a user namespace, where it still reads what root
   * reads; where namespaces are forbidden, as in many containers, nobody's.
   *
   * @param ours a file that this process created
   */
  static Account choose(Path ours) {
    if (ownerOf(ours) != ROOT) {
      return new Account(List.of(), OptionalInt.empty());
    }
    if (works(OWN_NAMESPACE)) {
      return new Account(OWN_NAMESPACE, OptionalInt.empty());
    }
    if (works(AS_NOBODY)) {
      return new Account(AS_NOBODY, OptionalInt.of(NOBODY));
    }
    throw new ScratchException(
        "PostgreSQL does not run as root and neither \"unshare -U\" nor \"setpriv\" works here;"
            + " run as an ordinary user or pass --database-url");
  }

  /** {@code command}, run by this account. */
  List<String> command(List<String> command) {
    return Stream.concat(prefix.stream(), command.stream()).toList();
  }

  /** Makes everything below {@code directory} this account's. */
  void give(Path directory) throws IOException {
    if (owner.isEmpty()) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.setAttribute(file, "unix:uid", owner.getAsInt(), LinkOption.NOFOLLOW_LINKS);
      }
    }
  }

  private static int ownerOf(Path file) {
    try {
      return (Integer) Files.getAttribute(file, "unix:uid");
    } catch (IOException e) {
      throw new ScratchException("cannot read the owner of " + file, e);
    }
  }

  private static boolean works(List<String> prefix) {
    List<String> command = new ArrayList<>(prefix);
    command.add("true");
    try {
      return Processes.exitCode(
              new ProcessBuilder(command)
                  .redirectErrorStream(true)
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                  .start())
          == 0;
    } catch (IOException notInstalled) {
      return false;
    }
  }
}
