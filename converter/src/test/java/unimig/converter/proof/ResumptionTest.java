package unimig.converter.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import unimig.converter.proof.MigrationProof.Phase;
import unimig.converter.proof.MigrationProof.Result;
import unimig.converter.proof.MigrationProof.Step;
import unimig.runner.manifest.Mode;

/** Where a proof goes on. */
final class ResumptionTest {
  private static final List<Step> ALONE =
      List.of(
          Step.of(Phase.UP, Result.EQUAL),
          Step.of(Phase.DOWN, Result.EQUAL),
          Step.of(Phase.UP_AGAIN, Result.EQUAL));
  private static final List<Step> NO_WAY_BACK =
      List.of(Step.of(Phase.UP, Result.EQUAL), Step.of(Phase.DOWN, Result.NONE));
  private static final List<Step> FAILS =
      List.of(Step.of(Phase.UP, Result.EQUAL), Step.of(Phase.DOWN, Result.FAILS_ALIKE));
  private static final List<Step> TAKEN =
      Stream.concat(
              ALONE.stream(),
              Stream.of(
                  Step.of(Phase.CHAIN_DOWN, Result.EQUAL), Step.of(Phase.CHAIN_UP, Result.EQUAL)))
          .toList();

  @Test
  void aStretchBeginsAfterWhatHasNoWayBackOrWasTaken() {
    assertEquals(0, Resumption.beginOfStretch(proofs(ALONE, ALONE)));
    assertEquals(1, Resumption.beginOfStretch(proofs(NO_WAY_BACK, ALONE)));
    assertEquals(2, Resumption.beginOfStretch(proofs(TAKEN, TAKEN)));
    assertEquals(2, Resumption.beginOfStretch(proofs(TAKEN, TAKEN, ALONE)));
    assertEquals(3, Resumption.beginOfStretch(proofs(TAKEN, TAKEN, FAILS, ALONE)));
  }

  @Test
  void aWayBackThatFailsIsTriedAgainAsTheStretchBeforeItComesNext() {
    assertEquals(2, Resumption.certain(proofs(ALONE, ALONE, FAILS)).size());
    assertEquals(4, Resumption.certain(proofs(TAKEN, TAKEN, FAILS, ALONE)).size());
    assertEquals(1, Resumption.certain(proofs(NO_WAY_BACK)).size());
    assertEquals(0, Resumption.certain(proofs()).size());
  }

  @SafeVarargs
  private static List<MigrationProof> proofs(List<Step>... steps) {
    return IntStream.range(0, steps.length)
        .mapToObj(
            i ->
                new MigrationProof(
                    String.valueOf(i),
                    "m" + i,
                    "m" + i,
                    Mode.COPIED,
                    steps[i],
                    List.of(),
                    Optional.empty()))
        .toList();
  }
}
