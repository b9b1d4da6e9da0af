package unimig.converter.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import unimig.converter.conversion.LegacyProject;
import unimig.converter.coverage.BranchCoverage;
import unimig.converter.proof.Certification;
import unimig.converter.proof.Level;
import unimig.converter.proof.MigrationProof;
import unimig.converter.proof.MigrationProof.Phase;
import unimig.converter.proof.Proof;
import unimig.converter.proof.ProofJournal;
import unimig.converter.proof.ProofJournal.Earlier;
import unimig.converter.proof.ProofListener;
import unimig.converter.proof.ProofOptions;
import unimig.converter.proof.ProofOutcome;
import unimig.converter.proof.ProofTime;
import unimig.converter.report.BranchReport;
import unimig.converter.report.Comparisons;
import unimig.converter.report.DifferenceJson;
import unimig.converter.report.OrdersReport;
import unimig.converter.report.ProofReport;
import unimig.converter.report.RowsReport;
import unimig.converter.scratch.ScratchServer;
import unimig.converter.witness.Installation;
import unimig.converter.witness.NodeWitness;
import unimig.runner.certificate.Certificate;
import unimig.runner.certificate.CertificateFile;
import unimig.runner.cli.ExitCode;
import unimig.runner.cli.Paint;
import unimig.runner.cli.Surroundings;
import unimig.runner.diagnostic.BadInputException;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.ManifestFile;

/** One proof with what it says on the way; shared by the commands that prove. */
final class ProofRun implements ProofListener {
  private final Surroundings surroundings;
  private final ScratchOptions scratch;
  private final Paint paint;
  private final ProgressBar bar;
  private final boolean eachLine;
  private final Map<String, MigrationProof> found = new LinkedHashMap<>();
  private Optional<ProofJournal> journal = Optional.empty();
  private boolean resumes;
  private Earlier earlier = Earlier.NOTHING;
  private Optional<Proof> running = Optional.empty();
  private ProofOutcome outcome = new ProofOutcome(List.of(), ProofTime.NONE, Map.of(), List.of());
  private Optional<Installation> witness = Optional.empty();
  private int expected;
  private boolean proven;

  ProofRun(Surroundings surroundings, ScratchOptions scratch, Paint paint, ProgressBar bar) {
    this(surroundings, scratch, paint, bar, true);
  }

  /**
   * @param eachLine whether every migration gets a line, rather than the bar alone
   */
  ProofRun(
      Surroundings surroundings,
      ScratchOptions scratch,
      Paint paint,
      ProgressBar bar,
      boolean eachLine) {
    this.eachLine = eachLine;
    this.surroundings = surroundings;
    this.scratch = scratch;
    this.paint = paint;
    this.bar = bar;
  }

  /** Goes on where a proof of the same was interrupted, if one was. */
  ProofRun resuming(boolean on) {
    resumes = on;
    return this;
  }

  /**
   * Proves the set in {@code directory} and writes its certificate.
   *
   * @return exit code
   */
  int run(Workbench workbench, Path directory) {
    try (ScratchServer server = scratch.open(surroundings)) {
      return run(workbench, directory, server);
    }
  }

  /** The same, on a server that stays open. */
  int run(Workbench workbench, Path directory, ScratchServer server) {
    Manifest manifest = ManifestFile.read(directory.resolve(Manifest.FILE_NAME));
    LegacyProject project = workbench.read(manifest);
    if (project.diagnostics().stream().anyMatch(Diagnostic::isError)) {
      throw new BadInputException(project.diagnostics());
    }
    expected = manifest.entries().size();
    List<String> madeUp = new ArrayList<>();
    Map<String, String> environment = scratch.environment(surroundings, manifest, madeUp);
    if (!madeUp.isEmpty()) {
      bar.line("made-up values for " + String.join(", ", madeUp) + "; --define others");
    }
    bar.line("proving on PostgreSQL " + server.version() + " (" + kind(server) + ")");
    Certification certification = new Certification(manifest, directory);
    Proof proof =
        new Proof(
            workbench.engine(),
            project,
            manifest,
            directory,
            environment,
            scratch::prepare,
            workbench.clock());
    Circumstances circumstances =
        new Circumstances(manifest, directory)
            .on(server, scratch.level())
            .with(scratch.asked())
            .in(environment, manifest)
            .of(project.project().root(), directory);
    journal = Optional.of(new ProofJournal(directory, circumstances.all()));
    run(
        proof,
        server,
        ProofOptions.of(scratch.level())
            .withRows(scratch.rows(surroundings, project.project().root()))
            .withOrders(project.otherOrders(workbench.orders())),
        scratch.witness(project, environment, workbench.clock()));
    bar.clear();
    Certificate certificate =
        certification.certificate(
            outcome.migrations(),
            branches().all(),
            scratch.level(),
            server.version(),
            Versions.tool(),
            witness.map(Installation::certified));
    CertificateFile.write(directory, certificate);
    journal.ifPresent(ProofJournal::delete);
    proven = certificate.proven();
    return proven ? ExitCode.DONE : ExitCode.NOT_EQUIVALENT;
  }

  private void run(
      Proof proof, ScratchServer server, ProofOptions wanted, Optional<NodeWitness> node) {
    running = Optional.of(proof);
    try {
      witness = node.map(NodeWitness::installation);
      witness.ifPresent(each -> bar.line("witness: " + each));
      ProofOptions options = wanted.withWitness(node).after(earlier());
      outcome = proof.run(server, options, this);
    } finally {
      node.ifPresent(NodeWitness::close);
    }
  }

  static String kind(ScratchServer server) {
    return server.kind().name().toLowerCase(Locale.ROOT);
  }

  /** In order of version. */
  List<MigrationProof> proofs() {
    return outcome.migrations();
  }

  /** What is known already, if a proof is to be resumed. */
  private List<MigrationProof> earlier() {
    if (!resumes) {
      return List.of();
    }
    earlier = journal.map(ProofJournal::read).orElse(Earlier.NOTHING);
    if (!earlier.changed().isEmpty()) {
      bar.line("begins anew, as this has changed: " + String.join(", ", earlier.changed()));
    } else if (earlier.proofs().isEmpty()) {
      bar.line("begins anew, as no proof was interrupted");
    } else {
      bar.line(
          "goes on after the " + earlier.proofs().size() + " migrations that were proven before");
    }
    earlier.proofs().forEach(proof -> found.put(proof.version(), proof));
    return earlier.proofs();
  }

  @Override
  public void proven(MigrationProof proof) {
    boolean first = found.put(proof.version(), proof) == null;
    if (eachLine && first) {
      bar.line(ProofReport.line(proof, paint));
    }
    if (found.values().stream().allMatch(MigrationProof::isEqual)) {
      List<MigrationProof> all = List.copyOf(found.values());
      Map<String, BranchCoverage> branches =
          running.map(each -> each.reached(all)).orElse(Map.of());
      journal.ifPresent(each -> each.write(all, withEarlier(branches)));
    }
    bar.at(found.size(), expected, proof.legacyName());
  }

  @Override
  public void at(Phase phase, String legacyName) {
    bar.at(found.size(), expected, ProofReport.words(phase) + " " + legacyName);
  }

  List<String> text() {
    List<String> lines = new ArrayList<>();
    proofs().stream()
        .filter(proof -> !proof.isEqual())
        .forEach(proof -> lines.addAll(ProofReport.failure(proof, paint)));
    lines.add("");
    new Comparisons(proofs()).lines().forEach(line -> lines.add("compared: " + line));
    lines.addAll(branches().lines(scratch.level().includes(Level.FULL)));
    lines.addAll(RowsReport.lines(proofs()));
    lines.addAll(OrdersReport.lines(outcome.orders(), paint));
    lines.add("time: " + outcome.time());
    lines.add(
        proven
            ? paint.good(
                "proven: all %d migrations leave the same database, up, down and up again"
                    .formatted(proofs().size()))
            : paint.bad(
                "not proven: %d of %d migrations compared".formatted(proofs().size(), expected)));
    witness.filter(each -> proven).ifPresent(each -> lines.add("as on the witness: " + each));
    return lines;
  }

  private BranchReport branches() {
    return new BranchReport(withEarlier(outcome.branches()));
  }

  /** What the interrupted proof had reached, and this. */
  private Map<String, BranchCoverage> withEarlier(Map<String, BranchCoverage> branches) {
    Map<String, BranchCoverage> all = new TreeMap<>(earlier.branches());
    branches.forEach((path, coverage) -> all.merge(path, coverage, BranchCoverage::and));
    return all;
  }

  JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("proven", proven);
    json.addProperty("level", scratch.level().name().toLowerCase(Locale.ROOT));
    json.add("compared", new Comparisons(proofs()).json());
    json.add("branches", branches().json());
    json.add("orders", OrdersReport.json(outcome.orders()));
    json.add("time", ProofReport.json(outcome.time()));
    witness.ifPresent(each -> json.add("witness", each.json()));
    JsonArray migrations = new JsonArray();
    proofs().forEach(proof -> migrations.add(json(proof)));
    json.add("migrations", migrations);
    return json;
  }

  private JsonObject json(MigrationProof proof) {
    JsonObject object = new JsonObject();
    object.addProperty("version", proof.version());
    object.addProperty("source", proof.source());
    object.addProperty("equal", proof.isEqual());
    object.add("steps", ProofReport.steps(proof));
    object.add("rows", RowsReport.json(proof));
    proof.witness().ifPresent(each -> object.addProperty("witnessEqual", each.isEqual()));
    if (!proof.isEqual()) {
      object.addProperty("report", String.join("\n", ProofReport.failure(proof, paint)));
      DifferenceJson.addTo(object, proof);
    }
    return object;
  }
}
