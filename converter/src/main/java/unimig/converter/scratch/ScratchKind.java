package unimig.converter.scratch;

/** Where a {@link ScratchServer} comes from, in order of preference. */
public enum ScratchKind {
  /** Named by the user. */
  GIVEN,
  /** A container that we started. */
  CONTAINER,
  /** Unpacked from our jar and started as a child process. */
  EMBEDDED
}
