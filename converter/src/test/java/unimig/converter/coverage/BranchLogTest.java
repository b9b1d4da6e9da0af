package unimig.converter.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import unimig.converter.script.BranchListener;
import unimig.converter.script.BranchPoint;
import unimig.converter.script.BranchPoint.DecidedBy;
import unimig.converter.script.BranchPoint.Kind;

/** Which branches count, and which were reached. */
final class BranchLogTest {
  private static final String MIGRATION = "m/1.js";
  private static final String FILE = "/project/m/1.js";
  private static final String HELPER = "/project/helper.js";

  private final BranchLog log = new BranchLog();
  private final BranchListener listener = log.listener(MIGRATION);

  @Test
  void runsOfAMigrationAreTakenTogether() {
    List<BranchPoint> points = List.of(point(Kind.IF_THEN), point(Kind.IF_ELSE));
    listener.ran(FILE, points, Set.of(0));
    assertEquals(List.of(Kind.IF_ELSE), missed());
    listener.ran(FILE, points, Set.of(1));
    assertEquals(List.of(), missed());
    assertEquals(2, log.of(MIGRATION).reached());
    assertEquals(BranchCoverage.NONE, log.of("m/2.js"));
  }

  /** A function of the migration that is never called is missed with all its branches. */
  @Test
  void ofOtherFilesOnlyFunctionsThatAreEnteredCount() {
    List<BranchPoint> points =
        List.of(point(Kind.FUNCTION), within(0, Kind.IF_THEN), within(0, Kind.IF_ELSE));
    listener.ran(FILE, points, Set.of());
    listener.ran(HELPER, points, Set.of());
    assertEquals(2, log.of(MIGRATION).count());
    listener.ran(HELPER, points, Set.of(0, 1));
    assertEquals(4, log.of(MIGRATION).count());
    assertEquals(1, log.of(MIGRATION).reached());
  }

  @Test
  void whatRowsCannotReachIsCountedApart() {
    BranchPoint settled = decided(1, DecidedBy.SURROUNDINGS, Set.of(), Set.of());
    BranchPoint below = decided(2, DecidedBy.ROWS, Set.of(), Set.of(0));
    BranchPoint unless = decided(3, DecidedBy.SCHEMA, Set.of(0), Set.of());
    BranchPoint belowThat = decided(4, DecidedBy.ROWS, Set.of(), Set.of(2));
    List<BranchPoint> points = List.of(settled, below, unless, belowThat);
    listener.ran(FILE, points, Set.of());
    assertEquals(0, log.of(MIGRATION).count());
    assertEquals(4, log.of(MIGRATION).beyondRows());
    assertEquals(100, log.of(MIGRATION).percent());
    listener.ran(FILE, points, Set.of(0));
    assertEquals(3, log.of(MIGRATION).count());
    assertEquals(0, log.of(MIGRATION).percent());
  }

  @Test
  void sharesAreRoundedDown() {
    List<BranchPoint> points = List.of(point(Kind.IF_THEN), point(Kind.IF_ELSE), point(Kind.CATCH));
    listener.ran(FILE, points, Set.of(0, 1));
    assertEquals(66, log.of(MIGRATION).percent());
  }

  private List<Kind> missed() {
    return log.of(MIGRATION).missed().stream().map(Branch::kind).toList();
  }

  private static BranchPoint point(Kind kind) {
    return within(-1, kind);
  }

  private static BranchPoint within(int function, Kind kind) {
    return new BranchPoint(kind, 1, 1, DecidedBy.ROWS, Set.of(), function, Set.of());
  }

  private static BranchPoint decided(
      int line, DecidedBy by, Set<Integer> unless, Set<Integer> within) {
    return new BranchPoint(Kind.IF_THEN, line, 1, by, unless, -1, within);
  }
}
