package unimig.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.runner.manifest.Mode;
import unimig.runner.testing.TestDatabase;
import unimig.runner.testing.TestSet;

final class NewTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2031-02-03T04:05:06Z"), ZoneOffset.ofHours(5));

  private final Path directory;

  NewTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void aScriptAndItsWayBackHaveTheTimeAsVersion() {
    assertEquals(ExitCode.DONE, run("new", "Add invoice-number"));
    assertTrue(exists("sql/V20310203040506__add_invoice_number.sql"));
    assertTrue(exists("sql/U20310203040506__add_invoice_number.sql"));
  }

  @Test
  void theNextOneIsAboveAllThatAreThere() {
    run("new", "a");
    run("new", "b", "--java");
    assertTrue(exists("java/db/migration/V20310203040507__b.java"));
    new TestSet(directory)
        .sql("V20400101000000.3__x.sql", "select 1;")
        .entry("20400101000000.3", Mode.COPIED, "sql/V20400101000000.3__x.sql")
        .build();
    run("new", "c");
    assertTrue(exists("sql/V20400101000001__c.sql"));
  }

  @Test
  void whatIsWrittenCompilesRunsAndIsTakenBack() throws IOException {
    run("new", "data */ of 2031", "--java");
    run("new", "schema");
    new TestSet(directory).build();
    try (TestDatabase database = TestDatabase.create()) {
      Map<String, String> environment = Map.of("DATABASE_URL", database.urlText());
      assertEquals(ExitCode.DONE, run(environment, "migrate"));
      assertEquals(ExitCode.DONE, run(environment, "validate"));
      assertEquals(ExitCode.DONE, run(environment, "rollback", "--count", "2"));
    }
    try (Stream<Path> files = Files.list(directory.resolve("sql"))) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void aNameOfNothingIsRefused() {
    assertEquals(ExitCode.USAGE, run("new", "--", "-"));
    assertFalse(Files.exists(directory.resolve("sql")));
  }

  private boolean exists(String file) {
    return Files.exists(directory.resolve(file));
  }

  private int run(String... arguments) {
    return run(Map.of(), arguments);
  }

  private int run(Map<String, String> environment, String... arguments) {
    PrintStream nowhere =
        new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    Surroundings surroundings =
        new Surroundings(environment, nowhere, nowhere, CLOCK, /* terminal= */ false);
    String[] all =
        Stream.of(
                List.of(arguments[0], "--dir", directory.toString()),
                List.of(arguments).subList(1, arguments.length))
            .flatMap(List::stream)
            .toArray(String[]::new);
    return Unimig.run(surroundings, List.of(), all);
  }
}
