package unimig.converter.translate;

import java.util.Optional;

/** JavaScript that makes again what variables with builders hold when a statement is sent. */
final class StoredText {
  private final HoledText text;

  StoredText(HoledText text) {
    this.text = text;
  }

  /**
   * Declares the builders that an expression uses.
   *
   * @param own the name that is declared already
   */
  String around(Node node, String holed, String own) {
    String all = holed;
    for (String name : Names.free(node)) {
      Optional<Binding> binding = text.place().scope().find(name);
      if (!name.equals(own) && binding.orElse(null) instanceof Binding.Builder builder) {
        all = "((" + name + ") => (" + all + "\n))(" + made(builder.stored()) + ")";
      }
    }
    return all;
  }

  private String made(StoredBuilder builder) {
    String made = "undefined";
    for (StoredBuilder.Step step : builder.steps()) {
      if (isTaken(step, builder)) {
        Lasting.require(step.node(), step.place(), builder.home());
        HoledText inner = text.at(step.place());
        inner.chain(step.node());
        String own =
            new StoredText(inner).around(step.node(), inner.edited(step.node()), step.name());
        String closed =
            step.place().unit().constants().closing(own, step.node(), step.place().scope());
        made = "((" + step.name() + ") => " + closed + ")(" + made + ")";
      }
    }
    return made;
  }

  private boolean isTaken(StoredBuilder.Step step, StoredBuilder builder) {
    for (int i = step.conditions().size() - 1; i >= 0; i--) {
      Scope.Condition condition = step.conditions().get(i);
      Lasting.require(condition.test(), condition.place(), builder.home());
      if (text.at(condition.place()).takes(condition.test()) != condition.wanted()) {
        return false;
      }
    }
    return true;
  }
}
