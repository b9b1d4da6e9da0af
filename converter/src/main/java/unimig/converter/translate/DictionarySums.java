package unimig.converter.translate;

/** Sums of whole numbers, which are never {@code NaN} nor minus zero. */
final class DictionarySums {
  private DictionarySums() {}

  /** Whether a value is one, of entries of the dictionary and of whole numbers. */
  static boolean isOne(Node node, Binding.Variable dictionary, Place place) {
    if (node.is("AssignmentExpression")) {
      return node.text("operator").equals("+=")
          && isEntry(node.child("left"), dictionary, place)
          && isOne(node.child("right"), dictionary, place);
    }
    if (node.is("BinaryExpression")) {
      return node.text("operator").equals("+")
          && isOne(node.child("left"), dictionary, place)
          && isOne(node.child("right"), dictionary, place);
    }
    if (node.is("LogicalExpression")) {
      return node.text("operator").matches("\\|\\||\\?\\?")
          && isEntry(node.child("left"), dictionary, place)
          && isOne(node.child("right"), dictionary, place);
    }
    return isEntry(node, dictionary, place)
        || new Rules().value(node, place).type().equals(Type.INT);
  }

  private static boolean isEntry(Node node, Binding.Variable dictionary, Place place) {
    Node member = node.is("CallExpression") ? node.child("callee") : node;
    return member.is("MemberExpression")
        && DictionaryEntry.variable(member.child("object"), place)
            .filter(each -> each.declaration() == dictionary.declaration())
            .isPresent();
  }
}
