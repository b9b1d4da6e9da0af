package unimig.runner.database;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The hosts to try, in order.
 *
 * @param hosts names, addresses or socket directories (which begin with {@code /}); not empty
 * @param ports as many as hosts
 */
record Endpoint(List<String> hosts, List<Integer> ports) {
  static final int DEFAULT_PORT = 5432;

  Endpoint {
    hosts = List.copyOf(hosts);
    ports = List.copyOf(ports);
    if (hosts.size() > 1 && hosts.stream().anyMatch(host -> host.startsWith("/"))) {
      throw new InvalidDatabaseUrlException(
          "a socket directory stands among several hosts", "name it alone");
    }
  }

  /**
   * @param hosts divided by commas
   * @param ports divided by commas: none, one for all, or one each
   */
  static Endpoint of(String hosts, String ports) {
    List<String> names = List.of(hosts.split(",", -1));
    List<String> numbers = List.of(ports.split(",", -1));
    if (numbers.size() != 1 && numbers.size() != names.size()) {
      throw new InvalidDatabaseUrlException(
          "%d ports for %d hosts".formatted(numbers.size(), names.size()),
          "give one port for all or one for each");
    }
    List<Integer> each = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      each.add(port(numbers.get(numbers.size() == 1 ? 0 : i)));
    }
    return new Endpoint(
        names.stream().map(name -> name.isEmpty() ? "localhost" : name).toList(), each);
  }

  private static int port(String text) {
    if (text.isEmpty()) {
      return DEFAULT_PORT;
    }
    try {
      int port = Integer.parseInt(text);
      if (port > 0 && port < 65536) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Reported below, as a number out of range is.
    }
    throw new InvalidDatabaseUrlException(
        "port \"" + text + "\" is not a number from 1 to 65535", "correct it");
  }

  boolean isSocket() {
    return hosts.get(0).startsWith("/");
  }

  /** The file that the server listens on, if {@link #isSocket}. */
  String socketFile() {
    return hosts.get(0) + "/.s.PGSQL." + ports.get(0);
  }

  String jdbcUrl(String database) {
    String servers =
        isSocket()
            ? "localhost"
            : IntStream.range(0, hosts.size())
                .mapToObj(i -> bracketed(hosts.get(i)) + ":" + ports.get(i))
                .collect(Collectors.joining(","));
    return "jdbc:postgresql://" + servers + "/" + Percent.encode(database);
  }

  private static String bracketed(String host) {
    return host.contains(":") ? "[" + host + "]" : host;
  }
}
