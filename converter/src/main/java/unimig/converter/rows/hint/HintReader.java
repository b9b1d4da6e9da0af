package unimig.converter.rows.hint;

import java.util.Optional;
import unimig.converter.script.ProjectScripts;
import unimig.converter.script.ScriptEngine;
import unimig.converter.script.ScriptFailedException;
import unimig.converter.script.ScriptFiles;
import unimig.converter.source.LegacyMigration;
import unimig.converter.source.LegacyMigration.Sql;

/** Finds out what migrations look at, without running them. */
public final class HintReader {
  private final ProjectScripts scripts;

  /**
   * @param files of the project that the migrations are in
   */
  public HintReader(ScriptEngine engine, ScriptFiles files) {
    this.scripts = new ProjectScripts(engine, files);
  }

  /** Both of its directions together; of a script that cannot be parsed, nothing. */
  public Hints read(LegacyMigration migration) {
    if (migration.body() instanceof Sql sql) {
      Hints up = SqlHints.of(sql.up().text());
      return sql.down().map(down -> up.and(SqlHints.of(down.text()))).orElse(up);
    }
    return facts(migration).map(ScriptFacts::hints).orElse(Hints.NONE);
  }

  private Optional<ScriptFacts> facts(LegacyMigration migration) {
    try {
      String path = ScriptFiles.PROJECT + "/" + migration.path();
      return Optional.of(ScriptFacts.parse(scripts.hints(path)));
    } catch (ScriptFailedException e) {
      // The conversion has refused it, with the place.
      return Optional.empty();
    }
  }
}
