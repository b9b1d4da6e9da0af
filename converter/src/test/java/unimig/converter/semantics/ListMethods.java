package unimig.converter.semantics;

import static unimig.converter.semantics.Method.number;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import unimig.runner.api.JavaScript;
import unimig.runner.api.JavaScriptArray;
import unimig.runner.api.JavaScriptMap;
import unimig.runner.api.JavaScriptNumber;
import unimig.runner.api.JavaScriptObject;
import unimig.runner.api.JavaScriptSet;

/** Methods of arrays and of {@code Object}. */
final class ListMethods {
  private static final String EIGHT_TIMES = "[a, a, a, a, a, a, a, a].flat().slice(0, 31)";

  private ListMethods() {}

  static List<Method> all() {
    return List.of(
        unary("(a) => a.join()", a -> JavaScriptArray.join(a, ",")),
        unary("(a) => Math.max(...a)", JavaScriptNumber::max),
        unary("(a) => Math.min(...a)", JavaScriptNumber::min),
        unary("(a) => new Set(a)", JavaScriptSet::of),
        unary("(a) => new Map(a.map((x, i) => [x, i]))", ListMethods::numbered),
        unary("(a) => [...a.entries()]", a -> JavaScriptArray.spread(JavaScriptArray.entries(a))),
        unary("(a) => a.flatMap((x) => x)", a -> JavaScriptArray.flatMap(a, x -> x)),
        unary("(a) => a.find((x) => x)", a -> JavaScriptArray.find(a, JavaScript::truthy)),
        unary(
            "(a) => { const s = new Set(a); for (const x of s) if (s.size < 9) s.add(s.size); return s; }",
            ListMethods::grown),
        valued("(a, b) => new Set(a).has(b)", (a, b) -> JavaScriptSet.of(a).has(b)),
        valued(
            "(a, b) => { const s = new Set(a); return [s.delete(b), s]; }", ListMethods::without),
        unary("(a) => a.flat()", JavaScriptArray::flat),
        unary("(a) => a.flat(2)", a -> JavaScriptArray.flat(a, 2)),
        unary("(a) => a.sort()", JavaScriptArray::sort),
        unary(
            "(a) => [...a, ...a].sort()", a -> JavaScriptArray.sort(JavaScriptArray.concat(a, a))),
        Method.of(
            "(a) => a.sort((x, y) => x - y)", a -> byNumber(list(a)), values -> values.finite()),
        unary(
            "(a) => "
                + EIGHT_TIMES
                + ".sort((x, y) => (typeof x).length < (typeof y).length ? -1 : 1)",
            a -> JavaScriptArray.sort(eightTimes(a), (x, y) -> length(x) < length(y) ? -1 : 1)),
        unary(
            "(a) => "
                + EIGHT_TIMES
                + ".sort((x, y) => (typeof x).length > (typeof y).length ? 1 : -1)",
            a -> JavaScriptArray.sort(eightTimes(a), (x, y) -> length(x) > length(y) ? 1 : -1)),
        unary("(a) => a.reverse()", JavaScriptArray::reverse),
        unary("(a) => [a.pop(), a]", a -> JavaScriptArray.of(JavaScriptArray.pop(a), a)),
        unary("(a) => [a.shift(), a]", a -> JavaScriptArray.of(JavaScriptArray.shift(a), a)),
        positioned("(a, b) => a.slice(b)", JavaScriptArray::slice),
        positioned("(a, b) => a.at(b)", JavaScriptArray::at),
        positioned("(a, b) => a[b]", JavaScript::get),
        positioned(
            "(a, b) => [a.splice(b), a]",
            (a, b) -> JavaScriptArray.of(JavaScriptArray.splice(a, b), a)),
        Method.of(
            "(a, b, c) => a.slice(b, c)",
            a -> JavaScriptArray.slice(list(a), number(a, 1), number(a, 2)),
            JavaScriptValues::list,
            JavaScriptValues::position,
            JavaScriptValues::position),
        Method.of(
            "(a, b, c, d) => [a.splice(b, c, d, 'x'), a]",
            a ->
                JavaScriptArray.of(
                    JavaScriptArray.splice(list(a), number(a, 1), number(a, 2), a.get(3), "x"),
                    list(a)),
            JavaScriptValues::list,
            JavaScriptValues::position,
            JavaScriptValues::position,
            JavaScriptValues::any),
        valued("(a, b) => a.includes(b)", JavaScriptArray::includes),
        valued("(a, b) => a.indexOf(b)", JavaScriptArray::indexOf),
        valued("(a, b) => a.lastIndexOf(b)", JavaScriptArray::lastIndexOf),
        valued("(a, b) => a.concat(b, [b])", (a, b) -> concat(a, b)),
        valued(
            "(a, b) => [a.push(b, 1), a]",
            (a, b) -> JavaScriptArray.of(JavaScriptArray.push(a, b, 1), a)),
        valued(
            "(a, b) => [a.unshift(b, 1), a]",
            (a, b) -> JavaScriptArray.of(JavaScriptArray.unshift(a, b, 1), a)));
  }

  static List<Method> ofObjects() {
    return List.of(
        any("(a) => Object.keys(a)", JavaScriptObject::keys),
        any("(a) => Object.values(a)", JavaScriptObject::values),
        any("(a) => Object.entries(a)", JavaScriptObject::entries),
        any(
            "(a) => Object.fromEntries(Object.entries(a))",
            a -> JavaScriptObject.fromEntries(JavaScriptObject.entries(a))),
        any("(a) => Object.fromEntries(a)", JavaScriptObject::fromEntries),
        any("(a) => [...a]", JavaScriptArray::spread),
        any("(a) => ({ ...a, b: 1, 0: a })", a -> spread(a)),
        any(
            "(a) => { const { a: x, '1': y, ...rest } = a; return rest; }",
            a -> JavaScriptObject.rest(a, "a", "1")),
        Method.of(
            "(a, b, c) => Object.assign(a, b, c)",
            a -> JavaScriptObject.assign(object(a), a.get(1), a.get(2)),
            JavaScriptValues::object,
            JavaScriptValues::any,
            JavaScriptValues::object),
        keyed("(a, b) => a[b]", JavaScript::get),
        keyed("(a, b) => a?.[b]", JavaScript::getIfPresent),
        keyed("(a, b) => b in a", JavaScript::has),
        keyed("(a, b) => Object.hasOwn(a, b)", JavaScriptObject::hasOwn),
        Method.of(
            "(a, b, c) => { a[b] = c; return a; }",
            a -> set(object(a), a.get(1), a.get(2)),
            JavaScriptValues::object,
            JavaScriptValues::key,
            JavaScriptValues::any),
        Method.of(
            "(a, b) => { delete a[b]; return a; }",
            a -> delete(object(a), a.get(1)),
            JavaScriptValues::object,
            JavaScriptValues::any));
  }

  private static JavaScriptMap numbered(List<@Nullable Object> list) {
    return JavaScriptMap.of(
        JavaScriptArray.map(list, (each, number) -> JavaScriptArray.of(each, number)));
  }

  private static JavaScriptSet grown(List<@Nullable Object> list) {
    JavaScriptSet set = JavaScriptSet.of(list);
    for (Object ignored : set) {
      if (set.size() < 9) {
        set.add(set.size());
      }
    }
    return set;
  }

  private static List<@Nullable Object> without(
      List<@Nullable Object> list, @Nullable Object value) {
    JavaScriptSet set = JavaScriptSet.of(list);
    return JavaScriptArray.of(set.delete(value), set);
  }

  /**
   * Not more than the 31 elements up to which GraalJS sorts as V8 does by an order that answers no
   * 0 for equal ones.
   */
  private static List<@Nullable Object> eightTimes(List<@Nullable Object> list) {
    return Collections.nCopies(8, list).stream()
        .flatMap(List::stream)
        .limit(31)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static int length(@Nullable Object value) {
    return JavaScript.typeOf(value).length();
  }

  private static Object byNumber(List<@Nullable Object> list) {
    return JavaScriptArray.sort(list, (a, b) -> JavaScript.toNumber(JavaScript.subtract(a, b)));
  }

  private static Object concat(List<@Nullable Object> list, @Nullable Object value) {
    return JavaScriptArray.concat(list, value, JavaScriptArray.of(value));
  }

  private static Object spread(@Nullable Object value) {
    return JavaScriptObject.spread(value, JavaScript.object("b", 1, 0, value));
  }

  private static Object set(JavaScriptObject object, @Nullable Object key, @Nullable Object value) {
    JavaScript.set(object, key, value);
    return object;
  }

  private static Object delete(JavaScriptObject object, @Nullable Object key) {
    JavaScript.delete(object, key);
    return object;
  }

  @SuppressWarnings("unchecked") // Generated as one.
  private static List<@Nullable Object> list(List<@Nullable Object> arguments) {
    return (List<@Nullable Object>) Objects.requireNonNull(arguments.get(0));
  }

  private static JavaScriptObject object(List<@Nullable Object> arguments) {
    return (JavaScriptObject) Objects.requireNonNull(arguments.get(0));
  }

  private static Method unary(
      String script, Function<List<@Nullable Object>, @Nullable Object> java) {
    return Method.of(script, a -> java.apply(list(a)), JavaScriptValues::list);
  }

  private static Method any(String script, Function<@Nullable Object, @Nullable Object> java) {
    return Method.of(script, a -> java.apply(a.get(0)), JavaScriptValues::any);
  }

  private static Method positioned(
      String script, BiFunction<List<@Nullable Object>, Double, @Nullable Object> java) {
    return Method.of(
        script,
        a -> java.apply(list(a), number(a, 1)),
        JavaScriptValues::list,
        JavaScriptValues::position);
  }

  private static Method valued(
      String script, BiFunction<List<@Nullable Object>, @Nullable Object, @Nullable Object> java) {
    return Method.of(
        script, a -> java.apply(list(a), a.get(1)), JavaScriptValues::list, JavaScriptValues::any);
  }

  private static Method keyed(
      String script, BiFunction<@Nullable Object, @Nullable Object, @Nullable Object> java) {
    return Method.of(
        script,
        a -> java.apply(a.get(0), a.get(1)),
        JavaScriptValues::any,
        values -> values.below(3) == 0 ? values.any() : values.key());
  }
}
