package unimig.consolidator.adoption;

import java.util.List;
import java.util.stream.Collectors;
import unimig.consolidator.reconciliation.Finding;

/** It is in doubt what is applied; nothing was written. */
public final class AdoptionRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  AdoptionRefusedException(List<Finding> findings) {
    super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
    this.findings = List.copyOf(findings);
  }

  /** Not empty; all of them. */
  public List<Finding> findings() {
    return findings;
  }
}
