package unimig.runner.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unimig.runner.certificate.Branches;
import unimig.runner.certificate.Certificate;
import unimig.runner.certificate.CertificateFile;
import unimig.runner.certificate.ProvenFiles;
import unimig.runner.certificate.ProvenMigration;
import unimig.runner.certificate.ProvenMigration.Compared;
import unimig.runner.certificate.ProvenMigration.Result;
import unimig.runner.certificate.ProvenMigration.Step;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.ManifestFile;
import unimig.runner.manifest.Mode;
import unimig.runner.testing.TestSet;

/** A converted set of a script and a class, which may be certified and run. */
final class CertifiedSet {
  static final String BODY = "protected void up(Session db) { db.execute(\"select 1\"); }";

  private final Path directory;
  private final TestSet set;
  private final Map<String, String> environment = new HashMap<>();

  CertifiedSet(Path directory) {
    this.directory = directory;
    this.set =
        new TestSet(directory)
            .sql("V1__a.sql", "create table a (id int);")
            .sql("V1__a.sql.conf", "executeInTransaction=true\n")
            .sql("U1__a.sql", "drop table a;")
            .java("V2__b", BODY)
            .entry("1", Mode.COPIED, "sql/V1__a.sql")
            .entry("2", Mode.RECORDED, "java/db/migration/V2__b.java");
  }

  TestSet set() {
    return set;
  }

  /** What commands see; may be added to. */
  Map<String, String> environment() {
    return environment;
  }

  /** As the proof does, with the results for the entries in order. */
  Certificate certify(Result... results) {
    Manifest manifest = set.build().manifest().orElseThrow();
    List<ProvenMigration> migrations = new ArrayList<>();
    for (Entry entry : manifest.entries()) {
      Result result = results[migrations.size()];
      migrations.add(
          new ProvenMigration(
              entry.version(),
              entry.source(),
              entry.sourceHash(),
              entry.mode(),
              entry.artifact(),
              entry.undo(),
              result,
              List.of(
                  new Step(
                      "up",
                      "different",
                      Optional.of("says"),
                      List.of("a", "b"),
                      Optional.of(new Compared(2, 3_000_000_000L)))),
              Optional.empty()));
    }
    Certificate certificate =
        new Certificate(
            List.of(results).stream().allMatch(Result.EQUAL::equals),
            "full",
            "test",
            "15.19",
            ManifestFile.hash(manifest),
            ProvenFiles.read(directory, manifest),
            migrations,
            Optional.of(new Branches(7, 6)),
            Optional.empty());
    CertificateFile.write(directory, certificate);
    return certificate;
  }

  Run run(String... arguments) {
    Console console = new Console(environment, false);
    int exitCode = Unimig.run(console.surroundings(), List.of(), arguments);
    return new Run(exitCode, console.out(), console.err());
  }

  /** What a command said. */
  record Run(int exitCode, String out, String err) {
    JsonObject json() {
      return JsonParser.parseString(out).getAsJsonObject();
    }

    List<String> codes() {
      return errors().stream().map(each -> each.get("code").getAsString()).toList();
    }

    /** Code and file of each finding of {@code verify-certificate}. */
    List<String> findings() {
      return errors().stream()
          .map(
              each ->
                  each.get("code").getAsString()
                      + " "
                      + each.getAsJsonObject("place").get("file").getAsString())
          .toList();
    }

    private List<JsonObject> errors() {
      List<JsonObject> errors = new ArrayList<>();
      for (JsonElement each : json().getAsJsonArray("errors")) {
        errors.add(each.getAsJsonObject());
      }
      return errors;
    }
  }
}
