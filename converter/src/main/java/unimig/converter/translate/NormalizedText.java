package unimig.converter.translate;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code text.normalize(form)}, of which Java has the same forms under the same names. */
final class NormalizedText {
  private static final Set<String> FORMS = Set.of("NFC", "NFD", "NFKC", "NFKD");

  private final Place place;

  NormalizedText(Place place) {
    this.place = place;
  }

  /**
   * @param values of its arguments
   */
  Code of(Code text, List<Node> arguments, List<Code> values, Node call) {
    boolean known =
        arguments.size() <= 1 && values.stream().map(Code::type).allMatch(NormalizedText::isForm);
    if (!known) {
      throw new Refusal(call, ".normalize() by what may be no text");
    }
    Optional<String> form =
        arguments.isEmpty()
            ? Optional.of("NFC")
            : StringMethods.constant(arguments.get(0), place).filter(FORMS::contains);
    return form.map(each -> plain(text, each)).orElseGet(() -> checked(text, values.get(0)));
  }

  private static boolean isForm(Type type) {
    return type.is(Type.Kind.ANY, Type.Kind.STRING) && !type.isUndefinedAsNull();
  }

  private Code plain(Code text, String form) {
    place.unit().use("java.text.Normalizer");
    String call = "Normalizer.normalize(" + text.text() + ", Normalizer.Form." + form + ")";
    return Code.atom(call, Type.STRING).of(text);
  }

  /** There may be no such form. */
  private Code checked(Code text, Code form) {
    String call = place.unit().api("JavaScriptText") + ".normalize(";
    return Code.atom(call + text.text() + ", " + form.text() + ")", Type.STRING).of(text, form);
  }
}
