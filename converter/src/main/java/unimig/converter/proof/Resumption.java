package unimig.converter.proof;

import java.util.List;
import unimig.converter.proof.MigrationProof.Phase;
import unimig.converter.proof.MigrationProof.Result;
import unimig.converter.proof.MigrationProof.Step;

/** What the results of an interrupted proof say of where to go on. */
final class Resumption {
  private Resumption() {}

  /**
   * Those that need not be tried again. The last one is, if its way back turned out not to lead
   * back: the stretch before it may have been next.
   *
   * @param earlier in order of version
   */
  static List<MigrationProof> certain(List<MigrationProof> earlier) {
    boolean again = !earlier.isEmpty() && failsOnItsWay(earlier.get(earlier.size() - 1));
    return again ? earlier.subList(0, earlier.size() - 1) : earlier;
  }

  /**
   * Index from 0 of the first migration that has not been taken down with those after it, and can
   * be.
   */
  static int beginOfStretch(List<MigrationProof> earlier) {
    int begin = 0;
    for (int i = 0; i < earlier.size(); i++) {
      MigrationProof proof = earlier.get(i);
      boolean isBack = has(proof, Phase.UP_AGAIN, Result.EQUAL);
      boolean wasTaken = proof.steps().stream().anyMatch(step -> isOfChain(step.phase()));
      begin = !isBack || wasTaken ? i + 1 : begin;
    }
    return begin;
  }

  private static boolean isOfChain(Phase phase) {
    return phase == Phase.CHAIN_DOWN || phase == Phase.CHAIN_UP;
  }

  private static boolean failsOnItsWay(MigrationProof proof) {
    return has(proof, Phase.DOWN, Result.FAILS_ALIKE)
        || has(proof, Phase.UP_AGAIN, Result.FAILS_ALIKE);
  }

  private static boolean has(MigrationProof proof, Phase phase, Result result) {
    for (Step step : proof.steps()) {
      if (step.phase() == phase && step.result() == result) {
        return true;
      }
    }
    return false;
  }
}
