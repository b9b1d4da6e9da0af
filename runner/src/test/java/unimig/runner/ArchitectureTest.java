package unimig.runner;

import org.junit.jupiter.api.Test;
import unimig.runner.testing.ArchitectureRules;

final class ArchitectureTest {
  private static final ArchitectureRules RULES = new ArchitectureRules("unimig.runner");

  @Test
  void packagesImportOnlyWhatTheyMay() {
    RULES.mayImport("api", "org.flywaydb.core.api..", "org.postgresql..");
    RULES.mayImport("diagnostic");
    RULES.mayImport("skeleton", "org.flywaydb.core.api", "unimig.runner.manifest");
    RULES.mayImport("manifest", "com.google.gson..", "unimig.runner.diagnostic");
    RULES.mayImport(
        "certificate",
        "com.google.gson..",
        "org.flywaydb.core.api",
        "unimig.runner.diagnostic",
        "unimig.runner.manifest",
        "unimig.runner.squash");
    RULES.mayImport("squash", "com.google.gson..", "unimig.runner.diagnostic");
    RULES.mayImport("database", "org.postgresql..");
    RULES.mayImport("dual", "unimig.runner.manifest");
    RULES.mayImport("catalog", "org.postgresql..", "com.google.gson..", "unimig.runner.diagnostic");
    RULES.mayImport(
        "engine",
        "org.flywaydb..",
        "unimig.runner.api",
        "unimig.runner.certificate",
        "unimig.runner.database",
        "unimig.runner.diagnostic",
        "unimig.runner.dual",
        "unimig.runner.manifest",
        "unimig.runner.squash");
    RULES.mayImport(
        "cli",
        "picocli..",
        "com.google.gson..",
        "unimig.runner.certificate",
        "unimig.runner.database",
        "unimig.runner.diagnostic",
        "unimig.runner.engine",
        "unimig.runner.manifest",
        "unimig.runner.skeleton");
  }

  @Test
  void packagesHaveNoCycles() {
    RULES.packagesHaveNoCycles();
  }

  /** Session reads the environment for migrations under stock Flyway, where no cli is. */
  @Test
  void onlyCliTouchesTheProcess() {
    RULES.onlyCliTouchesTheProcess("Session");
  }

  @Test
  void staticsAreFinal() {
    RULES.staticsAreFinal();
  }
}
