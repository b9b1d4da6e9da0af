package unimig.consolidator.drift;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import unimig.runner.catalog.CatalogSnapshot;
import unimig.runner.catalog.Identity;

/**
 * A snapshot in the form in which schemas of different servers compare: the role that runs the
 * migrations has the same name in all, privileges are told for each role, and what is data or
 * depends on the server is left out.
 */
final class Schema {
  private static final String OWNER = "owner";
  private static final String GRANTS = "grants";
  private static final String ROLE_PART = "role \"";

  /** Kinds of objects that belong to the database itself, not to a schema of it. */
  private static final Pattern IN_SCHEMA =
      Pattern.compile(
          "(?!database|schema |extension |event trigger |publication |cast |foreign server "
              + "|foreign data wrapper |language |transform |access method |large objects)"
              + "[a-z ]+ \"(?:(.+?)\"\\.\")?.*");

  /**
   * Attributes by kind of object or part that say nothing of what a migration did: what a refresh
   * or the server's packages bring about, and what may be a secret.
   */
  private static final Map<String, Set<String>> LEFT_OUT =
      Map.of(
          "materialized view", Set.of("populated"),
          "collation", Set.of("version"),
          "extension", Set.of("version", OWNER, "comment"),
          "user mapping", Set.of("options"));

  private final Map<Identity, SortedMap<String, String>> objects = new HashMap<>();
  private final SortedMap<String, SortedMap<Integer, String>> columns = new TreeMap<>();

  private Schema() {}

  /**
   * @param runner the role that runs migrations on the server of {@code snapshot}
   * @param name what it is called instead
   * @param privileges whether owners and privileges are to be compared
   */
  static Schema of(CatalogSnapshot snapshot, String runner, String name, boolean privileges) {
    Schema schema = new Schema();
    snapshot
        .objects()
        .forEach(
            (identity, attributes) -> {
              String owner = owner(snapshot, identity);
              schema.add(
                  renamed(identity, runner, name),
                  attributes,
                  new Roles(runner, name, owner, privileges));
            });
    return schema;
  }

  private record Roles(String runner, String name, String owner, boolean compared) {
    String called(String role) {
      return role.equals(runner) ? name : role;
    }
  }

  /** Of the object, or of the one that it is a part of; empty if there is none. */
  private static String owner(CatalogSnapshot snapshot, Identity identity) {
    if (isDefaultPrivileges(identity)) {
      String part = identity.part();
      return part.substring(ROLE_PART.length(), part.length() - 1);
    }
    return Optional.ofNullable(snapshot.objects().get(identity.whole()))
        .map(attributes -> attributes.get(OWNER))
        .orElse("");
  }

  private static boolean isDefaultPrivileges(Identity identity) {
    return identity.object().startsWith("default privileges");
  }

  /** Parts are called after roles in default privileges, settings of roles and user mappings. */
  private static Identity renamed(Identity identity, String from, String to) {
    String suffix = " \"" + from + '"';
    String part = identity.part();
    boolean isRole =
        part.equals("role" + suffix)
            || part.equals("settings of role" + suffix)
            || part.equals("user mapping" + suffix);
    return isRole
        ? new Identity(
            identity.object(),
            part.substring(0, part.length() - suffix.length()) + " \"" + to + '"')
        : identity;
  }

  private void add(Identity identity, Map<String, String> attributes, Roles roles) {
    if (identity.object().startsWith("large objects")
        || (isDefaultPrivileges(identity) && !roles.compared())) {
      return;
    }
    NavigableMap<String, String> kept = new TreeMap<>(attributes);
    leftOut(identity).forEach(kept::remove);
    takeOwner(kept, roles);
    takeGrants(kept, roles);
    takePosition(identity, kept);
    Optional.ofNullable(kept.get("roles"))
        .ifPresent(list -> kept.put("roles", renamedList(list, roles)));
    objects.put(identity, kept);
  }

  private static Set<String> leftOut(Identity identity) {
    String described = identity.isPart() ? identity.part() : identity.object();
    int quote = described.indexOf(" \"");
    return LEFT_OUT.getOrDefault(quote < 0 ? described : described.substring(0, quote), Set.of());
  }

  private static void takeOwner(SortedMap<String, String> attributes, Roles roles) {
    String owner = attributes.remove(OWNER);
    if (owner != null && roles.compared()) {
      attributes.put(OWNER, roles.called(owner));
    }
  }

  private static void takeGrants(SortedMap<String, String> attributes, Roles roles) {
    String grants = attributes.remove(GRANTS);
    if (grants != null && roles.compared()) {
      attributes.putAll(Grants.read(grants, roles.owner(), roles::called));
    }
  }

  /** Which column is the first is a matter of the order in which migrations ran. */
  private void takePosition(Identity identity, SortedMap<String, String> attributes) {
    if (identity.part().startsWith("column ")) {
      String position = attributes.remove("position");
      if (position != null) {
        columns
            .computeIfAbsent(identity.object(), object -> new TreeMap<>())
            .put(Integer.valueOf(position), identity.part().substring("column ".length()));
      }
    }
  }

  private static String renamedList(String list, Roles roles) {
    return Pattern.compile(", ")
        .splitAsStream(list)
        .map(roles::called)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** Attributes of each object, in no order; the caller may not change them. */
  Map<Identity, SortedMap<String, String>> objects() {
    return objects;
  }

  /** Columns of each table and view in their order. */
  SortedMap<String, SortedMap<Integer, String>> columns() {
    return columns;
  }

  /** Schemas that hold objects, or are there; an empty {@code public} is in every database. */
  Set<String> schemas() {
    return objects.keySet().stream()
        .filter(identity -> !identity.object().equals("schema \"public\""))
        .flatMap(identity -> schemaOf(identity).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The schema that an object is in, or that it is; empty if it belongs to none. */
  static Optional<String> schemaOf(Identity identity) {
    String object = identity.object();
    if (object.startsWith("schema \"")) {
      return Optional.of(object.substring("schema \"".length(), object.length() - 1));
    }
    Matcher in = IN_SCHEMA.matcher(object);
    if (!in.matches() || (in.group(1) == null && isDefaultPrivileges(identity))) {
      return Optional.empty();
    }
    return Optional.of(Optional.ofNullable(in.group(1)).orElse("public"));
  }
}
