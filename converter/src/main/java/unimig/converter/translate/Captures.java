package unimig.converter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a function of the script finds around it. */
final class Captures {
  private Captures() {}

  /** The same for functions of equal code around which equal constants and functions stand. */
  static String key(Binding.Function function) {
    return key(function, new TreeSet<>());
  }

  private static String key(Binding.Function function, Set<Integer> seen) {
    StringBuilder key = new StringBuilder().append(function.node().start());
    if (!seen.add(function.node().start())) {
      return key.toString();
    }
    for (String name : Names.free(function.node())) {
      Optional<Binding> binding = function.scope().find(name);
      if (binding.isEmpty()) {
        continue;
      }
      key.append(',').append(name).append('=');
      if (binding.get() instanceof Binding.Constant constant) {
        key.append(constant.declaration());
      } else if (binding.get() instanceof Binding.Function other) {
        key.append(key(other, seen));
      } else if (binding.get() instanceof Binding.Pattern pattern) {
        key.append(pattern.node().start());
      } else {
        key.append(binding.get().getClass().getSimpleName());
      }
    }
    return key.toString();
  }

  /** It, and the functions of the script that it may call, by way of others too. */
  static List<Binding.Function> within(Binding.Function function, Module module) {
    List<Binding.Function> all = new ArrayList<>();
    collect(function, module, new TreeSet<>(), all);
    return all;
  }

  private static void collect(
      Binding.Function function, Module module, Set<Integer> seen, List<Binding.Function> all) {
    if (!seen.add(function.node().start())) {
      return;
    }
    all.add(function);
    Names.free(function.node()).stream()
        .flatMap(name -> called(name, function, module).stream())
        .forEach(each -> collect(each, module, seen, all));
  }

  private static Optional<Binding.Function> called(
      String name, Binding.Function function, Module module) {
    Optional<Binding> binding = function.scope().find(name);
    return binding.isPresent()
        ? binding.filter(b -> b instanceof Binding.Function).map(b -> (Binding.Function) b)
        : module.function(name).map(node -> new Binding.Function(node, Scope.module()));
  }

  /** Whether it may call itself, by way of others too. */
  static boolean repeats(Binding.Function function, Module module) {
    return reaches(function, function.node().start(), module, new TreeSet<>());
  }

  private static boolean reaches(
      Binding.Function function, int start, Module module, Set<Integer> seen) {
    return Names.free(function.node().child("body")).stream()
        .flatMap(name -> called(name, function, module).stream())
        .anyMatch(
            each ->
                each.node().start() == start
                    || (seen.add(each.node().start()) && reaches(each, start, module, seen)));
  }

  /** Whether it, or a function that it uses, sends statements over a connection around it. */
  static boolean reachDatabase(Binding.Function function) {
    return reachDatabase(function, new TreeSet<>());
  }

  private static boolean reachDatabase(Binding.Function function, Set<Integer> seen) {
    if (!seen.add(function.node().start())) {
      return false;
    }
    for (String name : Names.free(function.node())) {
      Binding binding = function.scope().find(name).orElse(null);
      boolean here = binding instanceof Binding.Database || binding instanceof Binding.Builder;
      if (here || (binding instanceof Binding.Function other && reachDatabase(other, seen))) {
        return true;
      }
    }
    return false;
  }
}
