package unimig.converter.script;

/** Carries a {@link ScriptFailure} up to where it becomes a diagnostic. */
public final class ScriptFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ScriptFailure failure;

  public ScriptFailedException(ScriptFailure failure) {
    super(failure.place().map(place -> place + ": ").orElse("") + failure.message());
    this.failure = failure;
  }

  public ScriptFailure failure() {
    return failure;
  }
}
