package unimig.consolidator.squash;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import unimig.consolidator.scratch.ScratchDatabases;
import unimig.consolidator.squash.Candidate.Form;
import unimig.consolidator.squash.SquashOutcome.Attempt;
import unimig.consolidator.squash.SquashSettings.Way;
import unimig.runner.certificate.Sha256;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.engine.InfoRow;
import unimig.runner.engine.MigrationEngine;
import unimig.runner.manifest.ManifestFile;
import unimig.runner.squash.SquashRecord;

/**
 * Makes the baseline script of a set: runs all its migrations on a scratch database, makes a script
 * of what they left or sent, runs that on another one, and keeps it if both hold the same.
 */
public final class Squash {
  private final SquashSettings settings;
  private final ScratchDatabases server;
  private final SquashListener listener;
  private final List<Attempt> attempts = new ArrayList<>();

  private Squash(SquashSettings settings, ScratchDatabases server, SquashListener listener) {
    this.settings = settings;
    this.server = server;
    this.listener = listener;
  }

  /**
   * Squashes.
   *
   * @throws unimig.runner.engine.RunFailedException if the migrations themselves fail
   * @throws unimig.runner.diagnostic.BadInputException if the set is bad, or has no such version
   * @throws SquashFailedException if a dump is asked for and there is no {@code pg_dump} for it, or
   *     the scratch database does not do what it should
   */
  public static SquashOutcome run(
      SquashSettings settings, ScratchDatabases server, SquashListener listener) {
    try {
      return new Squash(settings, server, listener).run();
    } catch (SQLException e) {
      throw new SquashFailedException(
          "SQUASH_FAILED", "the scratch database refused: " + e.getMessage(), e);
    }
  }

  private SquashOutcome run() throws SQLException {
    SetFiles files = SetFiles.read(settings.directory());
    ScratchRun run = ScratchRun.prepared(server, "chain", settings);
    // The database goes first: roles that own something in it cannot go.
    try (MadeRoles roles = MadeRoles.after(run, server);
        run) {
      SquashPlan plan = SquashPlan.of(files, migrations(files, run), settings.at());
      List<Diagnostic> refusals = plan.refusals(files, settings);
      if (!refusals.isEmpty()) {
        return new SquashOutcome.Refused(refusals);
      }
      if (plan.isBase()) {
        return new SquashOutcome.UpToDate(plan.base().orElseThrow());
      }
      Optional<PgDump> dump = dump();
      try (Stage stage = new Stage(files.set(), plan.chain(files))) {
        return run(files, plan, dump, new Trial(run, stage, roles));
      }
    }
  }

  private static List<InfoRow> migrations(SetFiles files, ScratchRun keeper) {
    try (MigrationEngine engine = keeper.engine(files.set())) {
      return engine.info();
    }
  }

  private Optional<PgDump> dump() {
    if (settings.way().equals(Optional.of(Way.STATEMENTS))) {
      return Optional.empty();
    }
    PgDump.Search search =
        PgDump.find(settings.pgDump(), settings.programs(), server.majorVersion());
    if (search instanceof PgDump.Search.Missing missing) {
      if (settings.way().isPresent() || settings.pgDump().isPresent()) {
        throw new SquashFailedException("PG_DUMP_MISSING", missing.reason(), null);
      }
      attempts.add(new Attempt(Form.DUMP.title(), missing.reason(), List.of()));
      return Optional.empty();
    }
    return Optional.of(((PgDump.Search.Found) search).dump());
  }

  /** Where the chain runs. */
  private record Trial(ScratchRun run, Stage stage, MadeRoles roles) {}

  private SquashOutcome run(SetFiles files, SquashPlan plan, Optional<PgDump> dump, Trial trial)
      throws SQLException {
    listener.at("running the migrations up to version " + plan.version());
    Recording recording = new Recording(listener.migrations());
    try (Chain chain = Chain.of(trial.run(), trial.stage(), plan, dump, recording)) {
      trial.roles().setAside(trial.run(), recording::names);
      Proof proof = new Proof(settings, server, trial.stage(), plan, chain, trial.roles());
      for (Form form : forms(dump.isPresent())) {
        listener.at("trying a squash made of " + form.title());
        Proof.Verdict verdict = proof.of(candidate(form, chain));
        if (verdict instanceof Proof.Equal equal) {
          listener.at("looking for values that another run would not make");
          return kept(files, plan, equal, new Told(proof.frozen(equal), notes(form, chain)));
        }
        attempts.add(((Proof.Rejected) verdict).attempt());
      }
      return new SquashOutcome.Different(attempts);
    } finally {
      // Of a chain that failed, too.
      trial.roles().setAside(trial.run(), recording::names);
    }
  }

  private List<Form> forms(boolean withDump) {
    List<Form> forms = new ArrayList<>();
    if (withDump) {
      forms.add(Form.DUMP);
    }
    if (!settings.way().equals(Optional.of(Way.DUMP))) {
      forms.addAll(List.of(Form.STATEMENTS, Form.STATEMENTS_IN_PARTS));
    }
    return forms;
  }

  private static Candidate candidate(Form form, Chain chain) {
    return form == Form.DUMP
        ? chain.dumped().orElseThrow().script(chain.first(), chain.seen().facts(), chain.made())
        : new RecordedScript(chain.recording()).in(form);
  }

  /** What the user should know of it. */
  private record Told(List<String> frozen, List<String> notes) {}

  private static List<String> notes(Form form, Chain chain) {
    return form == Form.DUMP ? chain.notes() : List.of();
  }

  private SquashOutcome kept(SetFiles files, SquashPlan plan, Proof.Equal equal, Told told) {
    String path = SetFiles.path(java.nio.file.Path.of(Proof.fileName(plan)));
    SortedMap<String, String> texts = new TreeMap<>();
    texts.put(path, equal.script().text());
    if (!equal.script().transactional()) {
      texts.put(path + ".conf", Proof.NO_TRANSACTION);
    }
    SortedMap<String, String> hashes = new TreeMap<>();
    texts.forEach(
        (name, text) ->
            hashes.put(name, Sha256.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
    SquashRecord squash =
        new SquashRecord(
            plan.version().toString(),
            hashes,
            files.ours(),
            plan.covers(),
            files.set().manifest().map(ManifestFile::hash),
            ChainHash.of(files, plan),
            equal.script().form() == Form.DUMP ? "dump" : "statements",
            equal.postgresql(),
            plan.frozen(files, settings));
    new SquashFiles(settings.directory(), squash, texts).write();
    return new SquashOutcome.Kept(
        squash.settled(),
        path,
        equal.script().form().title(),
        equal.tables(),
        equal.rows(),
        told.frozen(),
        attempts,
        told.notes());
  }
}
