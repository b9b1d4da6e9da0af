package unimig.consolidator.reconciliation;

/** What somebody says of a migration that the histories leave in doubt. */
public enum Resolution {
  APPLIED,
  ROLLED_BACK
}
