package unimig.converter.semantics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import unimig.runner.api.JavaScript;
import unimig.runner.api.JavaScriptArray;
import unimig.runner.api.Lodash;
import unimig.runner.api.LodashObject;

/** Functions of lodash, which scripts know as {@code _}. */
final class LodashMethods {
  private LodashMethods() {}

  /** JavaScript that declares {@code _}, the one that is bundled. */
  static String library() {
    String path = "/unimig/converter/script/package-lodash.js";
    try (InputStream script = LodashMethods.class.getResourceAsStream(path)) {
      String code =
          new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
      return "const _ = ((module) => {\n" + code + "\nreturn module.exports; })({ exports: {} });";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Method> ofLists() {
    return List.of(
        sized("(a, b) => _.chunk(a, b)", Lodash::chunk),
        unary("(a) => _.compact(a)", Lodash::compact),
        unary("(a) => _.uniq([...a, ...a])", a -> Lodash.uniq(JavaScriptArray.concat(a, a))),
        unary("(a) => _.uniqBy(a, (x) => typeof x)", a -> Lodash.uniqBy(a, JavaScript::typeOf)),
        unary("(a) => _.flatten(a)", Lodash::flatten),
        unary("(a) => _.zip(a, [1, 2])", a -> Lodash.zip(a, List.of(1, 2))),
        unary("(a) => _.last(a)", Lodash::last),
        unary("(a) => _.partition(a)", a -> Lodash.partition(a, each -> each)),
        unary("(a) => _.reject(a, 'a')", a -> Lodash.reject(a, LodashMethods::property)),
        unary("(a) => _.find(a)", a -> Lodash.find(a, each -> each)),
        unary("(a) => _.map(a, 'length')", a -> Lodash.map(a, LodashMethods::length)),
        unary("(a) => _.groupBy(a)", a -> Lodash.groupBy(a, each -> each)),
        unary("(a) => _.keyBy(a, (x) => typeof x)", a -> Lodash.keyBy(a, JavaScript::typeOf)),
        unary("(a) => _.countBy(a)", a -> Lodash.countBy(a, each -> each)),
        unary("(a) => _.sum(a)", Lodash::sum),
        unary("(a) => _.sumBy(a, 'length')", a -> Lodash.sumBy(a, LodashMethods::length)),
        Method.of(
            "(a) => _.sortBy([null, undefined, ...a, null])",
            a -> Lodash.sortBy(withMissing(list(a, 0)), each -> each),
            JavaScriptValues::finite),
        unary(
            "(a) => _.sortBy(a, (x) => typeof x, 'length')",
            a -> Lodash.sortBy(a, JavaScript::typeOf, LodashMethods::length)),
        unary(
            "(a) => _.orderBy(a, [(x) => typeof x, (x) => `${x}`], ['desc'])",
            a -> Lodash.orderBy(a, List.of("desc"), JavaScript::typeOf, JavaScript::toText)),
        Method.of(
            "(a, b) => _.difference(a, b, [1, 'a', null])",
            a -> Lodash.difference(list(a, 0), list(a, 1), JavaScriptArray.of(1, "a", null)),
            JavaScriptValues::list,
            JavaScriptValues::list),
        Method.of(
            "(a, b) => _.range(a, b)",
            a -> Lodash.range((int) integer(a, 0), (int) integer(a, 1)),
            values -> values.below(9) - 4,
            values -> values.below(9) - 4));
  }

  static List<Method> ofValues() {
    return List.of(
        any("(a) => _.isEmpty(a)", LodashObject::isEmpty),
        any("(a) => _.cloneDeep(a)", LodashObject::cloneDeep),
        any("(a) => _.get(a, 'a')", a -> LodashObject.get(a, "a")),
        any("(a) => _.get(a, 'b.length', 7)", a -> LodashObject.get(a, "b.length", 7)),
        any("(a) => _.get(a, 'a[0].b')", a -> LodashObject.get(a, "a[0].b")),
        any("(a) => _.has(a, '0')", a -> LodashObject.has(a, "0")),
        any("(a) => _.has(a, 'z.length')", a -> LodashObject.has(a, "z.length")),
        object("(a) => _.pick(a, 'z', ['10', 'a'])", a -> picked(a)),
        object("(a) => _.omit(a, ['a', 'b', '2'])", a -> LodashObject.omit(a, "a", "b", "2")),
        object(
            "(a) => _.mapValues(a, (x, k) => k + typeof x)",
            a -> LodashObject.mapValues(a, (each, key) -> key + JavaScript.typeOf(each))),
        object("(a) => _.pickBy(a)", a -> LodashObject.pickBy(a, (each, key) -> each)),
        object("(a) => _.omitBy(a, _.isNil)", a -> withoutNil(a)));
  }

  private static List<@Nullable Object> withMissing(List<@Nullable Object> list) {
    return JavaScriptArray.concat(
        JavaScriptArray.of(null, JavaScript.UNDEFINED), list, JavaScriptArray.of((Object) null));
  }

  private static Object picked(@Nullable Object object) {
    return LodashObject.pick(object, "z", List.of("10", "a"));
  }

  private static Object withoutNil(@Nullable Object object) {
    return LodashObject.omitBy(object, (each, key) -> JavaScript.isNullish(each));
  }

  private static @Nullable Object length(@Nullable Object value) {
    return JavaScript.getIfPresent(value, "length");
  }

  private static @Nullable Object property(@Nullable Object value) {
    return JavaScript.getIfPresent(value, "a");
  }

  private interface Sized {
    Object apply(List<@Nullable Object> list, int size);
  }

  private static Method sized(String script, Sized java) {
    return Method.of(
        script,
        a -> java.apply(list(a, 0), (int) integer(a, 1)),
        JavaScriptValues::list,
        values -> values.below(6) - 1);
  }

  private static double integer(List<@Nullable Object> arguments, int index) {
    return Method.number(arguments, index);
  }

  @SuppressWarnings("unchecked") // Generated as one.
  private static List<@Nullable Object> list(List<@Nullable Object> arguments, int index) {
    return (List<@Nullable Object>) Objects.requireNonNull(arguments.get(index));
  }

  private static Method unary(
      String script, Function<List<@Nullable Object>, @Nullable Object> java) {
    return Method.of(script, a -> java.apply(list(a, 0)), JavaScriptValues::list);
  }

  private static Method any(String script, Function<@Nullable Object, @Nullable Object> java) {
    return Method.of(script, a -> java.apply(a.get(0)), JavaScriptValues::any);
  }

  private static Method object(String script, Function<@Nullable Object, @Nullable Object> java) {
    return Method.of(script, a -> java.apply(a.get(0)), JavaScriptValues::object);
  }
}
