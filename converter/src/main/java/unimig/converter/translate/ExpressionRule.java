package unimig.converter.translate;

/** Translates one kind of expression. */
interface ExpressionRule {
  /**
   * @throws Refusal where Java would not do exactly the same
   */
  Code translate(Node node, Place place);
}
