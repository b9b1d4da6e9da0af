package unimig.converter.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;

/** Collects what is wrong or worth knowing, by files of one project. */
final class Findings {
  private final Project project;
  private final List<Diagnostic> found = new ArrayList<>();

  Findings(Project project) {
    this.project = project;
  }

  Project project() {
    return project;
  }

  void error(Path file, String code, String message, String advice) {
    found.add(Diagnostic.error(startOf(file), code, message, advice));
  }

  /** As {@link #error(Path, String, String, String)}, about a place in the file. */
  void error(Path file, Position at, String code, String message, String advice) {
    SourceSpan place = new SourceSpan(project.relative(file), at.line(), at.column());
    found.add(Diagnostic.error(place, code, message, advice));
  }

  void warning(Path file, String code, String message, String advice) {
    found.add(Diagnostic.warning(startOf(file), code, message, advice));
  }

  void note(Path file, String code, String message, String advice) {
    found.add(Diagnostic.note(startOf(file), code, message, advice));
  }

  void addAll(Collection<Diagnostic> others) {
    found.addAll(others);
  }

  long errors() {
    return found.stream().filter(Diagnostic::isError).count();
  }

  List<Diagnostic> all() {
    return List.copyOf(found);
  }

  private SourceSpan startOf(Path file) {
    return SourceSpan.startOf(project.relative(file));
  }

  /** Counts from 1; the column in UTF-16 units. */
  record Position(int line, int column) {
    /** Where {@code offset} lies in {@code text}. */
    static Position of(CharSequence text, int offset) {
      int line = 1;
      int start = 0;
      for (int i = 0; i < offset; i++) {
        if (text.charAt(i) == '\n') {
          line++;
          start = i + 1;
        }
      }
      return new Position(line, offset - start + 1);
    }
  }
}
