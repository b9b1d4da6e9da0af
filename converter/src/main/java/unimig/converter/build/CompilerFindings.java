package unimig.converter.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.tools.Diagnostic.Kind;
import javax.tools.JavaFileObject;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;

/** Turns what the compiler says into diagnostics of ours. */
final class CompilerFindings {
  private final Path directory;

  CompilerFindings(Path directory) {
    this.directory = directory;
  }

  /** Errors and the warnings that are about a source, not about the class path; by place. */
  List<Diagnostic> of(List<javax.tools.Diagnostic<? extends JavaFileObject>> said)
      throws IOException {
    List<Diagnostic> found = new ArrayList<>();
    for (javax.tools.Diagnostic<? extends JavaFileObject> each : said) {
      if (each.getKind() == Kind.ERROR) {
        found.add(
            Diagnostic.error(
                place(each), "COMPILE_ERROR", message(each), "correct it and build again"));
      } else if (each.getSource() != null && each.getKind() != Kind.NOTE) {
        found.add(
            Diagnostic.warning(
                place(each), "COMPILE_WARNING", message(each), "correct it or suppress it there"));
      }
    }
    return found.stream().sorted().toList();
  }

  private SourceSpan place(javax.tools.Diagnostic<? extends JavaFileObject> said)
      throws IOException {
    Optional<JavaFileObject> source = Optional.ofNullable(said.getSource());
    if (source.isEmpty()) {
      return SourceSpan.startOf("java");
    }
    String file = RelativePaths.of(directory.toAbsolutePath(), Path.of(source.get().toUri()));
    return said.getPosition() == javax.tools.Diagnostic.NOPOS
        ? SourceSpan.startOf(file)
        : new SourceSpan(file, (int) said.getLineNumber(), column(said, source.get()));
  }

  /** The compiler's own column counts a tab as up to eight. */
  private static int column(
      javax.tools.Diagnostic<? extends JavaFileObject> said, JavaFileObject source)
      throws IOException {
    String text = source.getCharContent(true).toString();
    int position = (int) Math.min(said.getPosition(), text.length());
    int lineStart = position;
    while (lineStart > 0 && "\r\n".indexOf(text.charAt(lineStart - 1)) < 0) {
      lineStart--;
    }
    return position - lineStart + 1;
  }

  private static String message(javax.tools.Diagnostic<? extends JavaFileObject> said) {
    return String.join("; ", said.getMessage(Locale.ENGLISH).lines().map(String::strip).toList());
  }
}
