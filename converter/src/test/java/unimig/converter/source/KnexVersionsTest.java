package unimig.converter.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unimig.runner.manifest.SetKind;

final class KnexVersionsTest {
  private final Path root;

  KnexVersionsTest(@TempDir Path root) {
    this.root = root;
  }

  @Test
  void readsNpmLockfiles() {
    Trees.write(
        root,
        "package-lock.json",
        """
        {"lockfileVersion": 3, "packages": {
          "": {"dependencies": {"knex": "^2.4.2"}},
          "node_modules/knex": {"version": "2.5.1"},
          "packages/a/node_modules/knex": {"version": "0.95.15"}}}
        """);
    assertEquals("2 (2.5.1 in package-lock.json)", versionOf("db/migrations"));
    assertEquals("0.95 (0.95.15 in package-lock.json)", versionOf("packages/a/migrations"));
  }

  @Test
  void readsOldNpmLockfiles() {
    Trees.write(
        root,
        "package-lock.json",
        "{\"lockfileVersion\": 1, \"dependencies\": {\"knex\": {\"version\": \"0.19.5\"}}}");
    assertEquals("0.21 (0.19.5 in package-lock.json)", versionOf("migrations"));
  }

  @Test
  void readsYarnLockfilesByTheRangeAskedFor() {
    Trees.write(root, "package.json", "{\"dependencies\": {\"knex\": \"^1.0.4\"}}");
    Trees.write(
        root,
        "yarn.lock",
        """
        connect-session-knex@2.0.0:
          version "2.0.0"

        knex@^0.21.5:
          version "0.21.6"
          dependencies:
            colorette "1.2.1"

        knex@^1.0.0, knex@^1.0.4:
          version "1.0.7"
          resolved "knex-1.0.7.tgz"
        """);
    assertEquals("1 (1.0.7 in yarn.lock)", versionOf("migrations"));
  }

  @Test
  void readsBerryLockfiles() {
    Trees.write(
        root,
        "yarn.lock",
        """
        __metadata:
          version: 8

        "knex@npm:^3.0.0, knex@npm:^3.1.0":
          version: 3.1.0
          resolution: "knex@npm:3.1.0"
        """);
    assertEquals("3 (3.1.0 in yarn.lock)", versionOf("migrations"));
  }

  @Test
  void readsPnpmLockfilesByPackage() {
    Trees.write(
        root,
        "pnpm-lock.yaml",
        """
        lockfileVersion: '9.0'

        importers:

          .:
            devDependencies:
              '@types/jest':
                specifier: ^29.5.14
                version: 29.5.14

          packages/a:
            dependencies:
              knex:
                specifier: ^2.0.0
                version: 2.5.1(pg@8.11.3)
              objection:
                specifier: ^3.1.5
                version: 3.1.5(knex@3.1.0(pg@8.11.3))

          packages/b:
            dependencies:
              knex:
                specifier: ^3.1.0
                version: 3.1.0(pg@8.11.3)

        packages:

          knex@3.1.0:
            resolution: {integrity: sha512}
        """);
    assertEquals("2 (2.5.1 in pnpm-lock.yaml)", versionOf("packages/a/migrations"));
    assertEquals("3 (3.1.0 in pnpm-lock.yaml)", versionOf("packages/b/src/db/migrations"));
  }

  @Test
  void readsOldPnpmLockfiles() {
    Trees.write(
        root,
        "pnpm-lock.yaml",
        """
        lockfileVersion: 5.3

        specifiers:
          knex: ^0.95.0

        dependencies:
          knex: 0.95.15_pg@8.7.1
          pg: 8.7.1
        """);
    assertEquals("0.95 (0.95.15 in pnpm-lock.yaml)", versionOf("migrations"));
  }

  @Test
  void asksTheInstalledOneThenPackageJson() {
    Trees.write(root, "packages/a/package.json", "{\"devDependencies\": {\"knex\": \"~1.0.2\"}}");
    Trees.write(root, "package.json", "{\"dependencies\": {\"knex\": \"^3.1.0\"}}");
    assertEquals("1 (~1.0.2 in packages/a/package.json)", versionOf("packages/a/migrations"));
    assertEquals("3 (^3.1.0 in package.json)", versionOf("migrations"));

    Trees.write(root, "node_modules/knex/package.json", "{\"version\": \"2.3.0\"}");
    assertEquals("2 (2.3.0 in node_modules/knex/package.json)", versionOf("packages/a/migrations"));
  }

  @Test
  void notesWhatItAssumes() {
    Findings findings = new Findings(new Project(root));
    assertEquals("3", versionOf("migrations", findings, Optional.empty()));
    assertEquals(List.of("NOTE KNEX_VERSION_ASSUMED migrations:1:1"), Trees.codes(findings.all()));
  }

  @Test
  void warnsOfKnexToCome() {
    Trees.write(root, "node_modules/knex/package.json", "{\"version\": \"4.0.1\"}");
    Findings findings = new Findings(new Project(root));
    assertEquals(
        "3 (4.0.1 in node_modules/knex/package.json)",
        versionOf("migrations", findings, Optional.empty()));
    assertEquals(
        List.of("WARNING KNEX_TOO_NEW node_modules/knex/package.json:1:1"),
        Trees.codes(findings.all()));
  }

  @Test
  void obeysTheUser() {
    Trees.write(root, "node_modules/knex/package.json", "{\"version\": \"2.3.0\"}");
    Findings findings = new Findings(new Project(root));
    assertEquals("0.95", versionOf("migrations", findings, Optional.of(KnexLine.V0_95)));
  }

  @ParameterizedTest
  @CsvSource({
    "^3.1.0, 3",
    "~0.95.1, 0.95",
    "0.21.7, 0.21",
    "^0.16.0, 0.21",
    "2.x, 2",
    "1, 1",
    "*, 3",
    "latest, 3",
    ">=0.95.0, 3",
    ">=0.95.0 <1, 0.95",
    ">=0.95.0 <=1.0.5, 1",
    ">=0.95 <2.0.0, 1",
    ">1 <2.4, 2",
    "^1.0.0 || ^2.0.0, 2",
    "npm:knex@0.95.11, 0.95",
    "workspace:^2.0.0, 2",
  })
  void readsRanges(String range, String line) {
    assertEquals(line, VersionRange.line(range).orElseThrow().id());
  }

  @ParameterizedTest
  @CsvSource({"github:knex/knex", "file:../knex", "catalog:"})
  void knowsNoLineOfAddresses(String range) {
    assertEquals(Optional.empty(), VersionRange.line(range));
  }

  private String versionOf(String directory) {
    Findings findings = new Findings(new Project(root));
    String version = versionOf(directory, findings, Optional.empty());
    assertEquals(List.of(), findings.all());
    return version;
  }

  private String versionOf(String directory, Findings findings, Optional<KnexLine> chosen) {
    Candidate candidate = Candidate.ofDirectory(SetKind.KNEX, root.resolve(directory));
    return new KnexVersions(findings, chosen).of(candidate).toString();
  }
}
