package unimig.converter.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import unimig.converter.proof.MigrationProof;
import unimig.converter.proof.MigrationProof.Rows;
import unimig.converter.rows.RowScripts;
import unimig.converter.rows.TableId;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;

/** On which rows migrations were tried, and which tables got none. */
public final class RowsReport {
  private RowsReport() {}

  /** A warning for each table that no kind of rows could fill, at the migration; in order. */
  public static List<String> lines(List<MigrationProof> proofs) {
    List<String> lines = new ArrayList<>();
    for (MigrationProof proof : proofs) {
      unfilled(proof).forEach((table, reason) -> lines.add("  " + warning(proof, table, reason)));
    }
    return lines;
  }

  private static Map<TableId, String> unfilled(MigrationProof proof) {
    Map<TableId, String> unfilled = new TreeMap<>();
    Set<TableId> filled = new HashSet<>();
    for (Rows rows : proof.rows()) {
      unfilled.putAll(rows.filled().unfilled());
      rows.filled().rows().entrySet().stream()
          .filter(entry -> entry.getValue() > 0)
          .map(Map.Entry::getKey)
          .forEach(filled::add);
    }
    unfilled.keySet().removeAll(filled);
    return unfilled;
  }

  private static Diagnostic warning(MigrationProof proof, TableId table, String reason) {
    return Diagnostic.warning(
        SourceSpan.startOf(proof.source()),
        "TABLE_NOT_FILLED",
        "no row was found for table \"%s\": %s".formatted(table, reason),
        "add " + RowScripts.file(proof.source()) + " with some");
  }

  /** The same of one migration, for programs. */
  public static JsonArray json(MigrationProof proof) {
    JsonArray all = new JsonArray();
    for (Rows rows : proof.rows()) {
      JsonObject json = new JsonObject();
      json.addProperty("rows", rows.name());
      json.addProperty("tables", rows.filled().rows().size());
      json.addProperty("count", rows.filled().total());
      json.addProperty("comesThrough", rows.isUp());
      json.addProperty("originalDiffersFromItself", rows.differsByItself());
      JsonObject unfilled = new JsonObject();
      rows.filled().unfilled().forEach((table, why) -> unfilled.addProperty(table.toString(), why));
      json.add("unfilled", unfilled);
      all.add(json);
    }
    return all;
  }
}
