package unimig.converter.conversion;

import java.util.stream.Collectors;
import unimig.converter.catalog.Catalog;
import unimig.converter.record.Recording;
import unimig.converter.record.Step;
import unimig.converter.record.Value;

/** What a recorded migration does to the tables. */
final class RecordedTables implements Step.Visitor<Catalog> {
  private final Catalog before;

  private RecordedTables(Catalog before) {
    this.before = before;
  }

  static Catalog after(Catalog before, Recording recording) {
    return after(before, recording.up());
  }

  private static Catalog after(Catalog before, Iterable<Step> steps) {
    Catalog catalog = before;
    for (Step step : steps) {
      catalog = step.accept(new RecordedTables(catalog));
    }
    return catalog;
  }

  @Override
  public Catalog statement(Step.Statement step) {
    if (step.sql() instanceof Value.Text text) {
      return before.after(text.text());
    }
    boolean defines =
        texts(step.sql()).matches("(?is).*\\b(create|alter|drop|rename|do|call)\\b.*");
    return defines ? Catalog.NOTHING : before;
  }

  private static String texts(Value sql) {
    if (sql instanceof Value.Joined joined) {
      return joined.pieces().stream().map(RecordedTables::texts).collect(Collectors.joining());
    }
    return sql instanceof Value.Text text ? text.text() : "create";
  }

  @Override
  public Catalog transaction(Step.Transaction step) {
    return after(before, step.steps());
  }
}
