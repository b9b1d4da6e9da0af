package unimig.converter.script;

import java.util.Optional;
import unimig.runner.diagnostic.SourceSpan;

/** Is told of each statement before it is sent. */
public interface ScriptTrace {
  /**
   * @param sql without its values
   * @param place in the project where the statement was made; empty for what Knex sends of itself
   */
  void sent(String sql, Optional<SourceSpan> place);
}
