package unimig.converter.translate;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import unimig.converter.script.ContextPool;
import unimig.converter.script.OpenScript;
import unimig.converter.script.OpenScript.Declared;
import unimig.converter.script.ScriptContext;
import unimig.converter.script.ScriptFailedException;
import unimig.converter.script.ScriptSettings;
import unimig.converter.script.Syntax;

/**
 * What a script answers to the translator. Answers are kept: a script that is translated once more,
 * with types, is opened only for what was not asked before. For one thread at a time.
 */
final class ScriptAnswers {
  private final ContextPool contexts;
  private final ScriptSettings settings;
  private final String path;
  private final UntouchedValues values = new UntouchedValues();
  private final Map<List<String>, Answer> known = new HashMap<>();
  private final Map<List<String>, Boolean> alike = new HashMap<>();
  private final Map<List<String>, Optional<Declared>> declared = new HashMap<>();
  private final Map<String, Syntax> syntaxes = new HashMap<>();
  private final Set<String> loaded = new HashSet<>();
  private Optional<ScriptContext> context = Optional.empty();
  private Optional<OpenScript> script = Optional.empty();
  private boolean touchedByLoading;

  /**
   * @param path virtual, of the script
   */
  ScriptAnswers(ContextPool contexts, ScriptSettings settings, String path) {
    this.contexts = contexts;
    this.settings = settings;
    this.path = path;
  }

  /**
   * @param touched whether environment, clock or chance were used for it
   */
  private record Answer(String text, boolean touched) {}

  String path() {
    return path;
  }

  /** What the script finds of the run. */
  UntouchedValues values() {
    return values;
  }

  /**
   * Whether its module uses environment, clock or chance when it is loaded.
   *
   * @throws ScriptFailedException if it cannot be loaded
   */
  boolean touchedByLoading() {
    syntax();
    return touchedByLoading;
  }

  /** As {@link OpenScript#syntax()}. */
  Syntax syntax() {
    return syntaxes.computeIfAbsent(path, unused -> opened().syntax());
  }

  /** As {@link OpenScript#syntax(String)}. */
  Syntax syntax(String other) {
    return syntaxes.computeIfAbsent(other, unused -> opened().syntax(other));
  }

  /** As {@link OpenScript#declared}. */
  Optional<Declared> declared(String file, String expression) {
    return declared.computeIfAbsent(
        List.of(file, expression), unused -> opened().declared(file, expression));
  }

  /** As {@link OpenScript#traits}. */
  String traits() {
    return answer(List.of(), OpenScript::traits);
  }

  /** As {@link OpenScript#evaluate}. */
  String evaluate(String code) {
    return answer(List.of(code), open -> open.evaluate(code));
  }

  /** As {@link OpenScript#compile}. */
  String compile(String code, String samples) {
    return answer(List.of(code, samples), open -> open.compile(code, samples));
  }

  /** Whether {@link #evaluate} comes to the same once more. */
  boolean evaluatesAlike(String code) {
    return isAlike(List.of(code), open -> open.evaluate(code));
  }

  /** Whether {@link #compile} comes to the same once more. */
  boolean compilesAlike(String code, String samples) {
    return isAlike(List.of(code, samples), open -> open.compile(code, samples));
  }

  /** As {@link OpenScript#place}. */
  String place(Syntax parsed, int offset) {
    return opened().place(parsed, offset);
  }

  private boolean isAlike(List<String> question, Function<OpenScript, String> ask) {
    String first = answer(question, ask);
    return alike.computeIfAbsent(question, unused -> asked(ask).text().equals(first));
  }

  /** Whether a text stands in a file that the script loaded or read. */
  boolean isWritten(String text) {
    noteLoaded();
    return loaded.stream()
        .flatMap(file -> contexts.files().read(file).stream())
        .anyMatch(bytes -> new String(bytes, StandardCharsets.UTF_8).contains(text));
  }

  private void noteLoaded() {
    context.ifPresent(each -> loaded.addAll(each.loaded().all()));
  }

  private String answer(List<String> question, Function<OpenScript, String> ask) {
    Answer answer = known.computeIfAbsent(question, unused -> asked(ask));
    values.touch(answer.touched());
    return answer.text();
  }

  private Answer asked(Function<OpenScript, String> ask) {
    OpenScript open = opened();
    boolean before = values.takeTouched();
    String text = ask.apply(open);
    boolean touched = values.takeTouched();
    values.touch(before || touched);
    return new Answer(text, touched);
  }

  private OpenScript opened() {
    if (script.isEmpty()) {
      boolean before = values.takeTouched();
      ScriptContext taken = contexts.translating(settings, values);
      context = Optional.of(taken);
      script = Optional.of(taken.open(path));
      touchedByLoading = values.takeTouched();
      values.touch(before);
    }
    return script.get();
  }

  /**
   * Closes the script; what it answered stays.
   *
   * @param sound whether other scripts may use its context
   */
  void close(boolean sound) {
    noteLoaded();
    context.ifPresent(
        each -> {
          if (sound) {
            contexts.giveBack(each);
          } else {
            each.close();
          }
        });
    context = Optional.empty();
    script = Optional.empty();
  }
}
