package unimig.converter.translate;

/** Something that is not translated; caught where the reasons of a migration are collected. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int offset;

  /**
   * @param reason continues "not translated: "
   */
  Refusal(Node node, String reason) {
    super(reason, null, false, false);
    this.offset = node.start();
  }

  /** In the code that was parsed. */
  int offset() {
    return offset;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
