package unimig.converter.translate;

import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import unimig.converter.catalog.Catalog;
import unimig.converter.record.KnexQuirks;
import unimig.converter.script.ContextPool;
import unimig.converter.script.FailureDiagnostics;
import unimig.converter.script.ProjectDirectory;
import unimig.converter.script.ScriptFailedException;
import unimig.converter.script.ScriptSettings;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;

/** Translates migrations whose control flow depends on the run. Safe for use by several threads. */
public final class Translator {
  /** Of the note that says what keeps a migration from being translated. */
  public static final String CODE = "NOT_TRANSLATED";

  private static final String ADVICE = "review it: it runs as the original script";

  private static final String CLIENT = "(function (h, knex) { return knex.client.config.client; })";

  private final ContextPool contexts;

  /** What scripts answered that were translated once. */
  private final Map<Script, ScriptAnswers> answers = new ConcurrentHashMap<>();

  private record Script(ScriptSettings settings, String path) {}

  /**
   * @param contexts which the caller closes when all is translated
   */
  public Translator(ContextPool contexts) {
    this.contexts = contexts;
  }

  /**
   * Translates a script; the second time, which is faster, ends what is kept of it.
   *
   * @param path virtual path of the script
   * @param catalog the tables as they are when it runs, as far as they are known
   */
  public Translation translate(ScriptSettings settings, String path, Catalog catalog) {
    Script script = new Script(settings, path);
    ScriptAnswers kept = answers.remove(script);
    ScriptAnswers asked = kept == null ? new ScriptAnswers(contexts, settings, path) : kept;
    boolean sound = false;
    try {
      Translation translation = translate(asked, catalog);
      sound = true;
      if (kept == null) {
        answers.put(script, asked);
      }
      return translation;
    } catch (ScriptFailedException e) {
      return refused(
          path, "the script cannot be compiled piece by piece: " + e.failure().message());
    } finally {
      // A script that failed may have left the context in any state.
      asked.close(sound);
    }
  }

  private static Translation translate(ScriptAnswers script, Catalog catalog) {
    String path = script.path();
    boolean touched = script.touchedByLoading();
    if (script.values().showsIn(script.evaluate(CLIENT))) {
      return refused(path, "the client of the project comes from the environment");
    }
    boolean transactional =
        JsonParser.parseString(script.traits())
            .getAsJsonObject()
            .get("transactional")
            .getAsBoolean();
    Unit unit = new Unit(script, transactional, catalog);
    if (!touched) {
      ImportedFunctions.add(script, unit.module());
    }
    Optional<List<Node>> loaded = touched ? LoadedValues.of(unit) : Optional.of(List.of());
    return loaded
        .map(each -> translated(unit, each, path))
        .orElseGet(
            () -> refused(path, "its module uses environment, clock or chance when it is loaded"));
  }

  private static Translation refused(String path, String reason) {
    return new Translation.Refused(List.of(reason(Optional.empty(), path, reason)));
  }

  private static Diagnostic reason(Optional<String> place, String path, String reason) {
    SourceSpan span = FailureDiagnostics.span(place, path);
    return Diagnostic.note(span, CODE, "not translated: " + reason, ADVICE);
  }

  /**
   * @param loaded declarations of the module that its functions begin with
   */
  private static Translation translated(Unit unit, List<Node> loaded, String path) {
    List<Diagnostic> reasons = new ArrayList<>();
    List<String> directions = new ArrayList<>();
    for (String direction : List.of("up", "down")) {
      if (direction.equals("down")) {
        unit.goDown();
      }
      try {
        VarDeclarations.require(unit.module().program(), Set.of());
        unit.module().foreign().forEach(each -> VarDeclarations.require(each, Set.of()));
        directions.add(direction(direction, unit, loaded));
      } catch (Refusal e) {
        reasons.add(reason(Optional.of(unit.place(e.offset())), path, e.reason()));
      } catch (TypeConflict e) {
        reasons.add(reason(Optional.empty(), path, String.valueOf(e.getMessage())));
      }
    }
    if (reasons.isEmpty() && showsDirectory(unit, directions)) {
      reasons.add(
          Diagnostic.error(
              FailureDiagnostics.span(Optional.empty(), path),
              ProjectDirectory.CODE,
              ProjectDirectory.MESSAGE,
              ProjectDirectory.ADVICE));
    }
    if (!reasons.isEmpty()) {
      return new Translation.Refused(reasons);
    }
    List<String> methods = unit.methods().values().stream().map(Unit.Method::text).toList();
    return new Translation.Complete(
        new Program(
            directions.get(0),
            directions.get(1),
            methods,
            unit.statements(),
            unit.applied(),
            unit.hasUnknownStatements(),
            unit.imports(),
            unit.transactional(),
            unit.keepsStatements(),
            unit.fields()),
        warnings(unit, path));
  }

  /** Neither Java nor the bridge could know it. */
  private static boolean showsDirectory(Unit unit, List<String> directions) {
    Stream<String> code =
        Stream.of(
                directions.stream(),
                unit.methods().values().stream().map(Unit.Method::text),
                unit.fields().stream(),
                unit.statements().stream().map(Sent::toString))
            .flatMap(each -> each);
    return unit.module().asksForDirectory()
        && code.anyMatch(each -> ProjectDirectory.showsIn(each, unit.script()::isWritten));
  }

  private static List<Diagnostic> warnings(Unit unit, String path) {
    return unit.strayQuestionMarks().stream()
        .map(offset -> Optional.of(unit.place(offset)))
        .map(place -> KnexQuirks.questionMark(FailureDiagnostics.span(place, path)))
        .toList();
  }

  private static String direction(String name, Unit unit, List<Node> loaded) {
    Node function =
        unit.module()
            .exportedFunction(name)
            .orElseThrow(
                () -> new Refusal(unit.module().program(), name + " is no plain function"));
    List<Node> parameters = function.list("params");
    boolean plain =
        parameters.size() <= 2
            && parameters.stream().allMatch(each -> each.is("Identifier"))
            && !function.flag("generator");
    if (!plain) {
      throw new Refusal(function, name + " takes other than Knex");
    }
    Widening widening = new Widening();
    while (true) {
      Body body = new Body(unit, function, widening, true);
      Scope scope = Scope.module().inner();
      if (!parameters.isEmpty()) {
        scope.declare(parameters.get(0).name(), new Binding.Database());
      }
      boolean complete = widening.attempt(() -> write(function, new Place(body, scope), loaded));
      if (complete) {
        return body.lines();
      }
    }
  }

  private static void write(Node function, Place place, List<Node> loaded) {
    Rules rules = new Rules();
    Set<String> used = Names.free(function);
    for (Node each : loaded) {
      if (Names.declaredBy(List.of(each)).stream().anyMatch(used::contains)) {
        rules.statement(each, place);
      }
    }
    Comments.ofFunction(function, place.body());
    new Promised(rules).body(function, place);
  }
}
