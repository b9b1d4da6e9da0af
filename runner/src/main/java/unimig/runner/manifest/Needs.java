package unimig.runner.manifest;

import java.util.List;

/**
 * What a converted migration needs of its surroundings.
 *
 * @param environment names of environment variables that must be set when it runs, sorted
 * @param extensions PostgreSQL extensions that it uses or creates, sorted
 */
public record Needs(List<String> environment, List<String> extensions) {
  public static final Needs NOTHING = new Needs(List.of(), List.of());

  public Needs {
    environment = environment.stream().sorted().distinct().toList();
    extensions = extensions.stream().sorted().distinct().toList();
  }
}
