package unimig.runner.diagnostic;

/**
 * A place in a user's file.
 *
 * @param file path relative to the directory that the user named, with {@code /} between its parts
 * @param line counts from 1
 * @param column counts from 1, in UTF-16 units
 */
public record SourceSpan(String file, int line, int column) implements Comparable<SourceSpan> {
  public SourceSpan {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("positions count from 1: " + line + ":" + column);
    }
  }

  /** The beginning of {@code file}, for findings about a file as a whole. */
  public static SourceSpan startOf(String file) {
    return new SourceSpan(file, 1, 1);
  }

  @Override
  public int compareTo(SourceSpan other) {
    int byFile = file.compareTo(other.file);
    if (byFile != 0) {
      return byFile;
    }
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }

  /** {@code file:line:column}. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
