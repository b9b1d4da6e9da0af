package unimig.runner.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import unimig.runner.testing.TestDatabase;

final class CatalogQueriesTest {

  @Test
  void everyFileIsListedAndEveryListedFileExists() throws Exception {
    Path directory =
        Path.of(Objects.requireNonNull(CatalogQueries.class.getResource("relation.sql")).toURI())
            .resolveSibling("");
    List<String> listed =
        CatalogQueries.KINDS.stream().map(kind -> kind + ".sql").sorted().toList();
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(
          listed,
          files
              .map(file -> String.valueOf(file.getFileName()))
              .filter(name -> name.endsWith(".sql") && !name.equals("museum.sql"))
              .sorted()
              .toList());
    }
  }

  @Test
  void everyQueryRunsOnThisServer() throws Exception {
    try (TestDatabase database = TestDatabase.create();
        Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      int version = connection.getMetaData().getDatabaseMajorVersion();
      for (String kind : CatalogQueries.KINDS) {
        statement.execute(CatalogQueries.query(kind, version));
      }
    }
  }

  @Test
  void linesForOtherVersionsAreLeftOut() {
    List<Integer> withLocaleOfIcu =
        IntStream.rangeClosed(13, 18)
            .filter(version -> CatalogQueries.query("collation", version).contains("colliculocale"))
            .boxed()
            .toList();
    assertEquals(List.of(15, 16), withLocaleOfIcu);
  }

  @Test
  void nothingIsLeftToExpand() {
    for (String kind : CatalogQueries.KINDS) {
      String query = CatalogQueries.query(kind, 18);
      assertFalse(query.contains("{{") || query.contains("}}") || query.contains("--"), kind);
    }
  }
}
