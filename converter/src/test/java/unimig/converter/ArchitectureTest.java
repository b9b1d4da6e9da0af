package unimig.converter;

import org.junit.jupiter.api.Test;
import unimig.runner.testing.ArchitectureRules;

/** What each package's {@code package-info} says. */
final class ArchitectureTest {
  private static final ArchitectureRules RULES = new ArchitectureRules("unimig.converter");
  private static final String GSON = "com.google.gson..";
  private static final String DIAGNOSTIC = "unimig.runner.diagnostic";
  private static final String MANIFEST = "unimig.runner.manifest";

  @Test
  void lowerPackagesImportOnlyWhatTheyMay() {
    RULES.mayImport("sql");
    RULES.mayImport("catalog", "unimig.converter.sql");
    RULES.mayImport("source", GSON, MANIFEST, DIAGNOSTIC);
    RULES.mayImport("build", MANIFEST, DIAGNOSTIC);
    RULES.mayImport(
        "scratch",
        "org.postgresql..",
        "org.testcontainers..",
        "org.apache.commons.compress..",
        "org.tukaani.xz..",
        "unimig.runner.database",
        DIAGNOSTIC);
  }

  @Test
  void onlyScriptUsesGraalJs() {
    RULES.mayImport(
        "script",
        "org.graalvm.polyglot..",
        GSON,
        "org.postgresql..",
        "unimig.converter.source",
        "unimig.runner.api",
        DIAGNOSTIC);
    RULES.mayImport(
        "translate",
        GSON,
        "unimig.converter.catalog",
        "unimig.converter.record",
        "unimig.converter.script",
        "unimig.converter.sql",
        "unimig.runner.api",
        DIAGNOSTIC);
    RULES.mayImport("record", GSON, "unimig.converter.script", "unimig.runner.api", DIAGNOSTIC);
    RULES.mayImport("coverage", "unimig.converter.script");
    RULES.mayImport(
        "rows.hint",
        GSON,
        "unimig.converter.script",
        "unimig.converter.source",
        "unimig.converter.sql");
  }

  @Test
  void emitUsesJavaParser() {
    RULES.mayImport(
        "emit",
        "com.github.javaparser..",
        "unimig.converter.record",
        "unimig.converter.sql",
        "unimig.converter.translate",
        "unimig.runner..");
  }

  @Test
  void upperPackagesImportOnlyWhatTheyMay() {
    RULES.mayImport(
        "conversion",
        "unimig.converter.build",
        "unimig.converter.catalog",
        "unimig.converter.emit",
        "unimig.converter.record",
        "unimig.converter.script",
        "unimig.converter.source",
        "unimig.converter.sql",
        "unimig.converter.translate",
        "unimig.consolidator.baseline",
        MANIFEST,
        DIAGNOSTIC);
    RULES.mayImport(
        "past",
        "unimig.converter.source",
        "unimig.consolidator.history",
        "unimig.consolidator.reconciliation",
        "unimig.runner..");
    RULES.mayImport(
        "proof",
        GSON,
        "org.postgresql..",
        "unimig.converter.conversion",
        "unimig.converter.coverage",
        "unimig.converter.rows",
        "unimig.converter.rows.hint",
        "unimig.converter.scratch",
        "unimig.converter.script",
        "unimig.converter.source",
        "unimig.converter.sql",
        "unimig.converter.witness",
        "unimig.runner..");
    RULES.mayImport(
        "mutant",
        "com.github.javaparser..",
        "unimig.converter.build",
        "unimig.converter.proof",
        "unimig.converter.sql",
        "unimig.runner.engine",
        "unimig.runner.manifest");
    RULES.mayImport(
        "rows",
        GSON,
        "com.github.curiousoddman.rgxgen..",
        "org.postgresql..",
        "unimig.converter.rows.hint",
        "unimig.converter.script",
        "unimig.converter.source",
        "unimig.converter.sql",
        "unimig.runner.catalog",
        DIAGNOSTIC);
    RULES.mayImport(
        "witness",
        GSON,
        "unimig.converter.conversion",
        "unimig.converter.script",
        "unimig.converter.source",
        "unimig.runner..");
    RULES.mayImport(
        "report",
        GSON,
        "unimig.converter.mutant",
        "unimig.converter.conversion",
        "unimig.converter.coverage",
        "unimig.converter.emit",
        "unimig.converter.proof",
        "unimig.converter.rows",
        "unimig.converter.source",
        "unimig.converter.translate",
        "unimig.runner..");
    RULES.mayImport(
        "cli", "picocli..", GSON, "unimig.converter..", "unimig.consolidator..", "unimig.runner..");
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
