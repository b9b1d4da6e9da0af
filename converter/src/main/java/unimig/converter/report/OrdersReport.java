package unimig.converter.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import unimig.converter.proof.OrderTrial;
import unimig.converter.source.OtherOrder.Turned;
import unimig.runner.cli.Paint;

/** What became of the same migrations in other orders. */
public final class OrdersReport {
  private static final int MOST_TURNED = 3;
  private static final int MOST_DIFFERENCES = 10;

  private OrdersReport() {}

  /** One line for each order, and what differs below those that matter. */
  public static List<String> lines(List<OrderTrial> trials, Paint paint) {
    List<String> lines = new ArrayList<>();
    for (OrderTrial trial : trials) {
      String order = "order of %s (%s): ".formatted(trial.name(), turned(trial.turned()));
      lines.add(
          order
              + (trial.matters()
                  ? paint.bad("matters")
                  : paint.good("does not matter, it leaves the same database")));
      trial.failure().ifPresent(failure -> lines.add("  " + failure));
      trial.differences().stream()
          .limit(MOST_DIFFERENCES)
          .map(difference -> "  " + difference.in("that order"))
          .forEach(lines::add);
      int more = trial.differences().size() - MOST_DIFFERENCES;
      if (more > 0) {
        lines.add("  and " + more + " more");
      }
    }
    return lines;
  }

  private static String turned(List<Turned> turned) {
    String first =
        turned.stream()
            .limit(MOST_TURNED)
            .map(pair -> "\"%s\" before \"%s\"".formatted(pair.first(), pair.second()))
            .collect(Collectors.joining(", "));
    int more = turned.size() - MOST_TURNED;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  public static JsonArray json(List<OrderTrial> trials) {
    JsonArray array = new JsonArray();
    for (OrderTrial trial : trials) {
      JsonObject json = new JsonObject();
      json.addProperty("order", trial.name());
      json.addProperty("matters", trial.matters());
      JsonArray turned = new JsonArray();
      for (Turned pair : trial.turned()) {
        JsonObject one = new JsonObject();
        one.addProperty("first", pair.first());
        one.addProperty("second", pair.second());
        turned.add(one);
      }
      json.add("turned", turned);
      json.addProperty("failure", trial.failure().orElse(null));
      JsonArray differences = new JsonArray();
      trial.differences().stream()
          .map(difference -> difference.in("that order"))
          .limit(MOST_DIFFERENCES)
          .forEach(differences::add);
      json.add("differences", differences);
      json.addProperty("differenceCount", trial.differences().size());
      array.add(json);
    }
    return array;
  }
}
