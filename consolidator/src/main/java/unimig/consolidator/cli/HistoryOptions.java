package unimig.consolidator.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import unimig.consolidator.history.HistoryTable;
import unimig.consolidator.history.LegacyHistory;
import unimig.consolidator.reconciliation.Database;
import unimig.consolidator.reconciliation.Decisions;
import unimig.consolidator.reconciliation.Reconciliation;
import unimig.consolidator.reconciliation.Resolution;
import unimig.runner.manifest.LegacySet;
import unimig.runner.manifest.Manifest;

/** What the user says of a database's histories; a mixin. */
final class HistoryOptions {
  @Spec(Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--history",
      paramLabel = "SET=[SCHEMA.]TABLE",
      description =
          "The table that holds the history of a set (default: as the set says, or found).")
  private Map<String, String> tables = new LinkedHashMap<>();

  @Option(
      names = "--resolve",
      paramLabel = "NAME=applied|rolled-back",
      description = {
        "What to make of a migration, or of a whole set, that the histories leave in doubt.",
        "An applied one that is not in the converted set is left out."
      })
  private Map<String, String> resolutions = new LinkedHashMap<>();

  @Option(
      names = "--up-to",
      paramLabel = "SET=NAME",
      description = "The last applied migration of a set, whatever its history says.")
  private Map<String, String> upTo = new LinkedHashMap<>();

  /**
   * @param schema of tables that are named without one
   */
  Decisions decisions(String schema) {
    Map<String, HistoryTable> named = new LinkedHashMap<>();
    tables.forEach((set, table) -> named.put(set, table(table, schema)));
    Map<String, Resolution> said = new LinkedHashMap<>();
    resolutions.forEach((name, word) -> said.put(name, resolution(name, word)));
    return new Decisions(named, said, upTo);
  }

  /**
   * Looks whether what was named is there.
   *
   * @param decisions these, with tables in their schemas
   * @throws ParameterException if it is not
   */
  void check(Manifest manifest, Reconciliation state, Decisions decisions) {
    Set<String> sets = manifest.sets().stream().map(LegacySet::name).collect(Collectors.toSet());
    for (String name : Stream.concat(tables.keySet().stream(), upTo.keySet().stream()).toList()) {
      if (!sets.contains(name)) {
        throw wrong(
            "no set of migrations.json is called \"" + name + "\"; there are " + sorted(sets));
      }
    }
    for (HistoryTable table : decisions.tables().values()) {
      if (!isThere(table, state.database())) {
        throw wrong("no table \"" + table + "\" that could be a history is in the database");
      }
    }
    for (String name : state.unknownTo(decisions)) {
      throw wrong("\"" + name + "\" is neither a migration nor a set");
    }
  }

  private static boolean isThere(HistoryTable table, Database database) {
    return database.histories().stream()
            .map(LegacyHistory::table)
            .anyMatch(t -> t.equals(table) || t.equals(table.archived()))
        || database.unreadable().stream().anyMatch(u -> u.table().equals(table));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  private static HistoryTable table(String text, String schema) {
    int dot = text.indexOf('.');
    return dot < 0
        ? new HistoryTable(schema, text)
        : new HistoryTable(text.substring(0, dot), text.substring(dot + 1));
  }

  private Resolution resolution(String name, String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "applied" -> Resolution.APPLIED;
      case "rolled-back" -> Resolution.ROLLED_BACK;
      default ->
          throw new ParameterException(
              command.commandLine(),
              "--resolve %s=%s: say %s".formatted(name, word, List.of("applied", "rolled-back")));
    };
  }
}
