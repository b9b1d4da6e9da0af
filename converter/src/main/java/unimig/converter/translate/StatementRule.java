package unimig.converter.translate;

/** Translates one kind of statement. */
interface StatementRule {
  /**
   * Writes it to the place's body.
   *
   * @return whether what comes after it is reached
   * @throws Refusal where Java would not do exactly the same
   */
  boolean translate(Node node, Place place);
}
