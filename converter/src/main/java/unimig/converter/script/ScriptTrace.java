package unimig.converter.script;

import java.util.List;
import java.util.Optional;
import unimig.runner.diagnostic.SourceSpan;

/** Is told of each statement before it is sent. */
public interface ScriptTrace {
  /**
   * @param sql without its values
   * @param values those that are bound to it as texts; not to be shown
   * @param place in the project where the statement was made; empty for what Knex sends of itself
   */
  void sent(String sql, List<String> values, Optional<SourceSpan> place);
}
