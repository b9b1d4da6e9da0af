package unimig.converter.build;

import java.nio.file.Path;
import java.util.List;
import unimig.runner.diagnostic.Diagnostic;

/**
 * What a build made.
 *
 * @param jar the finished file
 * @param classes how many class files it holds
 * @param warnings of the compiler, by place
 */
public record Built(Path jar, int classes, List<Diagnostic> warnings) {
  public Built {
    warnings = warnings.stream().sorted().toList();
  }
}
