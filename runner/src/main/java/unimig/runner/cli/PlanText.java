package unimig.runner.cli;

import java.util.List;
import unimig.runner.engine.PlannedMigration;

/** A plan as SQL to read, not to run: bound values are missing. */
final class PlanText {
  private final Paint paint;
  private final boolean group;

  /**
   * @param group whether all run in one transaction
   */
  PlanText(Paint paint, boolean group) {
    this.paint = paint;
    this.group = group;
  }

  /** Ends with a line feed, unless there is nothing to do. */
  String of(List<PlannedMigration> plan) {
    StringBuilder text = new StringBuilder();
    boolean together = group && plan.stream().allMatch(PlannedMigration::transactional);
    if (together && !plan.isEmpty()) {
      text.append("begin;\n\n");
    }
    for (PlannedMigration migration : plan) {
      text.append(head(migration)).append('\n');
      boolean own = migration.transactional() && !together;
      text.append(own ? "begin;\n" : "");
      migration.statements().forEach(sql -> text.append(statement(sql)));
      migration.note().ifPresent(note -> text.append(paint.striking("-- " + note)).append('\n'));
      text.append(own ? "commit;\n\n" : "\n");
    }
    if (together && !plan.isEmpty()) {
      text.append("commit;\n");
    }
    return text.toString();
  }

  private String head(PlannedMigration migration) {
    StringBuilder head = new StringBuilder("-- ");
    head.append(migration.version().orElse("(repeatable)"));
    head.append("  ").append(migration.description()).append("  (").append(migration.kind());
    migration.mode().ifPresent(mode -> head.append(", ").append(mode));
    head.append(')');
    if (!migration.transactional()) {
      head.append("  without a transaction");
    }
    if (migration.dependsOnRows()) {
      head.append("  depends on rows");
    }
    return paint.bold(head.toString());
  }

  private static String statement(String sql) {
    String stripped = sql.strip();
    return stripped.endsWith(";") ? stripped + "\n" : stripped + ";\n";
  }
}
