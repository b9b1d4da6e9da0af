package unimig.converter.sql;

/** Notices the end of a {@code COPY … FROM STDIN}, after which data follow. */
final class CopyWatch {
  private boolean first = true;
  private boolean copy;
  private boolean from;
  private boolean fromStdin;

  /**
   * @param token the next one of the script
   */
  boolean endsCopyFromStdin(Token token) {
    if (!token.isSignificant() || token.kind() == Token.Kind.META_COMMAND) {
      return false;
    }
    if (token.isPunctuation(";")) {
      boolean ends = copy && fromStdin;
      first = true;
      copy = false;
      from = false;
      fromStdin = false;
      return ends;
    }
    copy |= first && token.isWord("COPY");
    fromStdin |= from && token.isWord("STDIN");
    from = token.isWord("FROM");
    first = false;
    return false;
  }
}
