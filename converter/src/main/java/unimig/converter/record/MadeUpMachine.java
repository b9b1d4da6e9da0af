package unimig.converter.record;

import java.util.Locale;

/** Machines that differ in all that a script may ask of one. */
public enum MadeUpMachine {
  FIRST("linux", "Linux", "x64", "1001"),
  SECOND("win32", "Windows_NT", "arm64", "2002"),
  THIRD("darwin", "Darwin", "ia32", "3003");

  private final String platform;
  private final String type;
  private final String arch;
  private final String pid;

  MadeUpMachine(String platform, String type, String arch, String pid) {
    this.platform = platform;
    this.type = type;
    this.arch = arch;
    this.pid = pid;
  }

  /**
   * @param fact see {@link unimig.converter.script.RuntimeValues#machine}
   */
  public String fact(String fact) {
    return switch (fact) {
      case "platform" -> platform;
      case "type" -> type;
      case "arch" -> arch;
      case "pid" -> pid;
      case "homedir", "tmpdir" -> "/" + fact + "-" + name().toLowerCase(Locale.ROOT);
      default -> fact + "-" + name().toLowerCase(Locale.ROOT);
    };
  }
}
