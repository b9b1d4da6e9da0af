package unimig.converter.witness;

import com.google.gson.JsonObject;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import unimig.runner.certificate.Witness;

/**
 * What the migrations run on.
 *
 * @param node version of Node, such as {@code 20.20.2}
 * @param sets packages of the Knex sets, by name of the set
 */
public record Installation(String node, SortedMap<String, Installed> sets) {
  public Installation {
    sets = Collections.unmodifiableSortedMap(new TreeMap<>(sets));
  }

  /** Such as {@code knex 3.1.0 and pg 8.16.3 on Node 20.20.2}. */
  public String of(String set) {
    return Optional.ofNullable(sets.get(set)).map(each -> each + " on ").orElse("") + onNode();
  }

  private String onNode() {
    return "Node " + node;
  }

  /** For the certificate. */
  public Witness certified() {
    TreeMap<String, String> packages = new TreeMap<>();
    sets.forEach((set, each) -> packages.put(set, each.toString()));
    return new Witness(node, packages);
  }

  public JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("node", node);
    JsonObject packages = new JsonObject();
    sets.forEach((set, each) -> packages.add(set, each.json()));
    json.add("sets", packages);
    return json;
  }

  /** All of it, in one line. */
  @Override
  public String toString() {
    return sets.values().stream()
            .map(Installed::toString)
            .distinct()
            .collect(Collectors.joining(", "))
        + " on "
        + onNode();
  }
}
