package unimig.runner.database;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Takes a database URL apart; see {@link DatabaseUrl} for the forms. */
final class UrlReader {
  private static final String ADVICE =
      "write postgresql://USER:PASSWORD@HOST:PORT/DATABASE or jdbc:postgresql://HOST:PORT/DATABASE";

  private final boolean jdbc;
  private final String rest;

  private UrlReader(boolean jdbc, String rest) {
    this.jdbc = jdbc;
    this.rest = rest;
  }

  static UrlParts read(String url) {
    boolean jdbc = url.regionMatches(true, 0, "jdbc:", 0, 5);
    String plain = jdbc ? url.substring(5) : url;
    int colon = plain.indexOf(':');
    String scheme = colon < 0 ? "" : plain.substring(0, colon).toLowerCase(Locale.ROOT);
    boolean known = scheme.equals("postgresql") || (scheme.equals("postgres") && !jdbc);
    if (!known) {
      throw new InvalidDatabaseUrlException(
          scheme.matches("[a-z][a-z0-9+.-]*")
              ? "\"" + scheme + "\" is not PostgreSQL's scheme"
              : "it has no scheme",
          ADVICE);
    }
    String rest = plain.substring(colon + 1);
    if (!jdbc && !rest.startsWith("//")) {
      throw new InvalidDatabaseUrlException("// is missing after \"" + scheme + ":\"", ADVICE);
    }
    return new UrlReader(jdbc, rest).parts().withParametersInPlace();
  }

  private UrlParts parts() {
    int question = rest.indexOf('?');
    String place = question < 0 ? rest : rest.substring(0, question);
    Map<String, String> parameters = query(question < 0 ? "" : rest.substring(question + 1));
    if (place.startsWith("//")) {
      return withAuthority(place.substring(2), parameters);
    }
    String database = place.startsWith("/") ? place.substring(1) : place;
    return new UrlParts("", "", "", "", Percent.decode(database, "database name"), parameters);
  }

  private static UrlParts withAuthority(String place, Map<String, String> parameters) {
    int slash = place.indexOf('/');
    String authority = slash < 0 ? place : place.substring(0, slash);
    // The last one: passwords with an unescaped @ are common, host names with one are not.
    int at = authority.lastIndexOf('@');
    String login = authority.substring(0, Math.max(at, 0));
    int colon = login.indexOf(':');
    List<String> hosts = new ArrayList<>();
    List<String> ports = new ArrayList<>();
    for (String server : authority.substring(at + 1).split(",", -1)) {
      int portColon = server.lastIndexOf(':');
      boolean hasPort = portColon > server.lastIndexOf(']');
      hosts.add(host(hasPort ? server.substring(0, portColon) : server));
      ports.add(hasPort ? server.substring(portColon + 1) : "");
    }
    return new UrlParts(
        Percent.decode(colon < 0 ? login : login.substring(0, colon), "user name"),
        colon < 0 ? "" : Percent.decode(login.substring(colon + 1), "password"),
        String.join(",", hosts),
        ports.stream().allMatch(String::isEmpty) ? "" : String.join(",", ports),
        slash < 0 ? "" : Percent.decode(place.substring(slash + 1), "database name"),
        parameters);
  }

  private static String host(String text) {
    if (text.startsWith("[")) {
      if (!text.endsWith("]")) {
        throw new InvalidDatabaseUrlException(
            "host \"" + text + "\" lacks its closing bracket", "write [::1]");
      }
      return text.substring(1, text.length() - 1);
    }
    if (text.contains(":")) {
      throw new InvalidDatabaseUrlException(
          "host \"" + text + "\" has more than one colon",
          "put brackets around an IPv6 address, as in [::1]:5432");
    }
    return Percent.decode(text, "host");
  }

  private Map<String, String> query(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = Percent.decode(equals < 0 ? pair : pair.substring(0, equals), "parameters");
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      // The JDBC driver reads its parameters as a form does, libpq does not.
      String spaced = jdbc ? value.replace('+', ' ') : value;
      parameters.put(name, Percent.decode(spaced, "value of parameter \"" + name + "\""));
    }
    return parameters;
  }
}
