package unimig.converter.script;

import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Contexts that came to their end and wait for other work. Safe for use by several threads. */
final class IdleContexts {
  private final Map<Key, Deque<ScriptContext>> idle = new HashMap<>();

  /**
   * What a context keeps for its life.
   *
   * @param project whose scripts were executed; recordings leave no more behind than a process of
   *     Node would, and any project may follow them
   */
  private record Key(ScriptSettings settings, ZoneId zone, Optional<ScriptFiles> project) {
    static Key of(ScriptRun run) {
      return new Key(
          run.settings(), run.values().zone(), run.database().map(database -> run.files()));
    }
  }

  /** One that can be renewed for {@code run}. */
  synchronized Optional<ScriptContext> take(ScriptRun run) {
    return Optional.ofNullable(idle.get(Key.of(run))).map(Deque::poll);
  }

  synchronized void put(ScriptContext context) {
    idle.computeIfAbsent(Key.of(context.run()), key -> new ArrayDeque<>()).push(context);
  }
}
