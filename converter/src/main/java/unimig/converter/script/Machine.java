package unimig.converter.script;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/** The machine and the process as Node describes them. */
final class Machine {
  private Machine() {}

  /**
   * @param fact see {@link RuntimeValues#machine}
   */
  static String fact(String fact) {
    return switch (fact) {
      case "hostname" -> hostname();
      case "platform" -> platform(property("os.name"));
      case "arch" -> arch(property("os.arch"));
      case "type" -> type(property("os.name"));
      case "release" -> property("os.version");
      case "homedir" -> property("user.home");
      case "tmpdir" -> property("java.io.tmpdir");
      case "username" -> property("user.name");
      case "pid" -> String.valueOf(ProcessHandle.current().pid());
      default -> throw new IllegalArgumentException("nothing is known as " + fact);
    };
  }

  private static String property(String name) {
    return System.getProperty(name, "");
  }

  private static String hostname() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      // Java looks its own name up, which Node does not.
      return "localhost";
    }
  }

  private static String platform(String system) {
    String name = system.toLowerCase(Locale.ROOT);
    return name.startsWith("windows") ? "win32" : name.startsWith("mac") ? "darwin" : name;
  }

  private static String type(String system) {
    return switch (platform(system)) {
      case "win32" -> "Windows_NT";
      case "darwin" -> "Darwin";
      default -> system;
    };
  }

  private static String arch(String arch) {
    return switch (arch) {
      case "amd64", "x86_64" -> "x64";
      case "aarch64" -> "arm64";
      default -> arch;
    };
  }
}
