package unimig.consolidator.squash;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Roles with their attributes, and what belongs to the database as a whole: its settings, grants
 * and comment. No dump of one database holds these.
 *
 * @param facts in the order in which they are to be made
 */
record ServerFacts(SortedSet<ServerFact> facts) {
  /** Those that are here and not there. */
  ServerFacts without(ServerFacts others) {
    SortedSet<ServerFact> rest = new TreeSet<>(facts);
    rest.removeAll(others.facts);
    return new ServerFacts(rest);
  }

  /** Statements that make roles, before any object is made. */
  List<String> roles() {
    return facts.stream().filter(ServerFact::isOfRoles).map(ServerFact::apply).toList();
  }

  /** Statements that lead from what was to this, but for roles. */
  List<String> database(ServerFacts before) {
    List<String> statements = new ArrayList<>();
    before.without(this).facts.stream()
        .filter(fact -> !fact.isOfRoles())
        .forEach(fact -> fact.undo().ifPresent(statements::add));
    without(before).facts.stream()
        .filter(fact -> !fact.isOfRoles())
        .forEach(fact -> statements.add(fact.apply()));
    return statements;
  }

  /** Names of those that are here and not there, such as {@code role "app"}. */
  List<String> names() {
    return facts.stream().map(ServerFact::name).distinct().toList();
  }
}
