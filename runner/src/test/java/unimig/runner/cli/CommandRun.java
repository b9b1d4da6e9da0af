package unimig.runner.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import unimig.runner.testing.TestDatabase;
import unimig.runner.testing.TestSet;

/** One command line of the runner, as it ended. */
record CommandRun(int code, String out, String err) {

  /** On a set and a database, both named by us. */
  static CommandRun of(TestDatabase database, TestSet set, String... arguments) {
    Console console = new Console(Map.of("DATABASE_URL", database.urlText()), false);
    String[] all =
        Stream.concat(Stream.of(arguments), Stream.of("--dir", set.directory().toString()))
            .toArray(String[]::new);
    int code = Unimig.run(console.surroundings(), List.of(), all);
    return new CommandRun(code, console.out(), console.err());
  }
}
