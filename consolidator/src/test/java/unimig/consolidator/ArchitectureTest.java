package unimig.consolidator;

import org.junit.jupiter.api.Test;
import unimig.runner.testing.ArchitectureRules;

final class ArchitectureTest {
  private static final ArchitectureRules RULES = new ArchitectureRules("unimig.consolidator");

  @Test
  void packagesImportOnlyWhatTheyMay() {
    RULES.mayImport(
        "baseline",
        "com.google.gson..",
        "org.flywaydb.core.api",
        "unimig.consolidator.history",
        "unimig.consolidator.reconciliation",
        "unimig.runner..");
    RULES.mayImport("history");
    RULES.mayImport(
        "reconciliation",
        "unimig.consolidator.history",
        "unimig.runner.certificate",
        "unimig.runner.engine",
        "unimig.runner.manifest");
    RULES.mayImport(
        "adoption",
        "unimig.consolidator.history",
        "unimig.consolidator.reconciliation",
        "unimig.runner.engine",
        "unimig.runner.manifest");
    RULES.mayImport(
        "cutover",
        "unimig.consolidator.history",
        "unimig.consolidator.reconciliation",
        "unimig.runner.certificate",
        "unimig.runner.engine",
        "unimig.runner.manifest");
    RULES.mayImport(
        "squash",
        "org.flywaydb.core.api",
        "org.postgresql..",
        "unimig.runner..",
        "unimig.consolidator.scratch");
    RULES.mayImport(
        "drift", "org.flywaydb.core.api", "unimig.runner..", "unimig.consolidator.scratch");
    RULES.mayImport("scratch", "unimig.runner.database", "unimig.runner.diagnostic");
    RULES.mayImport(
        "cli", "picocli..", "com.google.gson..", "unimig.runner..", "unimig.consolidator..");
  }

  @Test
  void packagesHaveNoCycles() {
    RULES.packagesHaveNoCycles();
  }

  @Test
  void onlyCliTouchesTheProcess() {
    RULES.onlyCliTouchesTheProcess();
  }

  @Test
  void staticsAreFinal() {
    RULES.staticsAreFinal();
  }
}
