package unimig.converter.cli;

import java.util.Optional;

/** The version of this tool. */
final class Versions {
  private Versions() {}

  /** As the jar's manifest has it; {@code unpackaged} where there is no jar. */
  static String tool() {
    return Optional.ofNullable(Versions.class.getPackage().getImplementationVersion())
        .orElse("unpackaged");
  }
}
