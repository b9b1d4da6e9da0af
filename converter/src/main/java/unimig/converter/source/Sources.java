package unimig.converter.source;

import java.util.List;
import unimig.runner.diagnostic.Diagnostic;

/**
 * What was found under the paths that the user named.
 *
 * @param sets in order of name; a set with errors may lack the migrations they speak of
 * @param diagnostics every finding, sorted by place
 */
public record Sources(Project project, List<SourceSet> sets, List<Diagnostic> diagnostics) {
  public Sources {
    sets = List.copyOf(sets);
    diagnostics = diagnostics.stream().sorted().distinct().toList();
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }
}
