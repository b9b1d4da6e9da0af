package unimig.converter.proof;

import java.util.List;
import java.util.Optional;
import unimig.converter.proof.MigrationProof.Phase;
import unimig.converter.proof.MigrationProof.Result;
import unimig.converter.proof.MigrationProof.Step;
import unimig.converter.proof.SideRun.SideFailure;
import unimig.runner.catalog.Difference;

/**
 * What two runs and the databases that they left come to.
 *
 * @param name what the first of both is called
 */
record Verdict(String name, SideRun first, SideRun converted) {

  /**
   * @param differences of the databases
   */
  Step step(Phase phase, List<Difference> differences) {
    Optional<String> message = failuresDiffer();
    boolean different = message.isPresent() || !differences.isEmpty();
    if (!different && first.failure().isEmpty()) {
      return Step.of(phase, Result.EQUAL);
    }
    // A migration that cannot even come up cannot be proven; what follows would build on nothing.
    boolean alike = !different && phase != Phase.UP;
    return new Step(
        phase,
        alike ? Result.FAILS_ALIKE : Result.DIFFERENT,
        differences,
        message.or(() -> first.failure().map(f -> name + " fails: " + text(f))),
        first.trace(),
        converted.trace(),
        Optional.empty());
  }

  private Optional<String> failuresDiffer() {
    Optional<SideFailure> ours = first.failure();
    Optional<SideFailure> theirs = converted.failure();
    if (ours.isPresent() && theirs.isPresent()) {
      return ours.get().isLike(theirs.get())
          ? Optional.empty()
          : Optional.of(
              "they fail differently: %s %s, the converted %s"
                  .formatted(name, text(ours.get()), text(theirs.get())));
    }
    return ours.map(failure -> "only " + name + " fails: " + text(failure))
        .or(() -> theirs.map(failure -> "only the converted fails: " + text(failure)));
  }

  private static String text(SideFailure failure) {
    return failure.sqlState().isEmpty()
        ? failure.message()
        : failure.message() + " (SQLSTATE " + failure.sqlState() + ")";
  }
}
