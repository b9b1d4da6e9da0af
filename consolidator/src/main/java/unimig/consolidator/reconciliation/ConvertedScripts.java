package unimig.consolidator.reconciliation;

import java.util.Optional;
import unimig.runner.manifest.Entry;

/** The scripts that migrations became. */
public interface ConvertedScripts {
  /** Where there are none at hand. */
  ConvertedScripts NONE = entry -> Optional.empty();

  /** Empty where the migration became no script, or its file is gone. */
  Optional<String> text(Entry entry);
}
