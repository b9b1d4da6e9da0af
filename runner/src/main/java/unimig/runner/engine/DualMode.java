package unimig.runner.engine;

/** Whether the histories of the old tools are written too. */
public enum DualMode {
  /** They are neither read nor changed. */
  OFF,
  /** Each migration is written there as it is applied. */
  ON,
  /** Also those that were applied before and are not there. */
  FILL
}
