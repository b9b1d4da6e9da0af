package unimig.consolidator.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unimig.consolidator.testing.LegacyProject;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.SetKind;

final class LegacyNamesTest {
  private final Path directory;

  LegacyNamesTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @ParameterizedTest
  @CsvSource({
    // Compiled, or no longer.
    "20240105_users.ts, 20240105_users.js",
    "20240105_users.js, 20240105_users.ts",
    "20240105_users.cjs, 20240105_users.mts",
    "20240105_users, 20240105_users.js",
    "20240105_users.js, 20240105_users",
    // Moved, on any system.
    "dist/migrations/20240105_users.js, 20240105_users.ts",
    "src\\migrations\\20240105_users.js, 20240105_users.ts",
    "20240105_users.js, migrations/20240105_users.js",
    // Names without what only the file has.
    "20240105_users, 20240105_users.up.sql",
    "1585850549763_users, 1585850549763_users.sql",
    "users.v2.js, users.v2.ts",
    // Numbers.
    "20240105000000, 20240105000000_users.sql",
    "1, 001_users.sql",
    "0001, 1_users.sql",
    "7, 007.do.users.sql",
    "7, 007.do.sql",
    "7, V7__users.sql",
    "7, v007.sql",
    "7, 7",
    // The same but for nothing.
    "Ünï cödé.js, Ünï cödé.js",
    "20240105_user's.js, 20240105_user's.ts",
  })
  void means(String inHistory, String legacyName) {
    assertEquals(1, meant(inHistory, legacyName).size());
  }

  @ParameterizedTest
  @CsvSource({
    "20240105_users.js, 20240105_user.js",
    "20240105_users.js, 20240105_USERS.js",
    "20240105_users.js, 0240105_users.js",
    "20240105_users.v2.js, 20240105_users.js",
    "20240105_users.sql.js, 20240105_users.js",
    "20240105, 202401051_users.sql",
    "20240105, 2024_0105_users.sql",
    "1, 10_users.sql",
    "1, 1.2_users.sql",
    "2, 1.2_users.sql",
    "12, V1.2__users.sql",
    "1, users_1.sql",
    "1_users, 001_users.sql",
    "-1, 1_users.sql",
    "1.js, 1_users.js",
  })
  void doesNotMean(String inHistory, String legacyName) {
    assertEquals(List.of(), meant(inHistory, legacyName));
  }

  @Test
  void theExactNameComesBeforeTheStemAndThatBeforeTheNumber() {
    assertEquals(List.of("1.js"), meant("1.js", "1.js", "1.ts", "001_a.js"));
    assertEquals(List.of("1.ts"), meant("1", "1.ts", "001_a.js"));
    assertEquals(List.of("a.ts", "x/a.mjs"), meant("a.js", "a.ts", "b.ts", "x/a.mjs"));
    assertEquals(List.of("01_a.sql", "1_b.sql"), meant("1", "01_a.sql", "1_b.sql", "2_c.sql"));
  }

  private List<String> meant(String name, String... legacyNames) {
    LegacyProject project = new LegacyProject(directory).set("a", SetKind.KNEX);
    Stream.iterate(0, i -> i < legacyNames.length, i -> i + 1)
        .forEach(i -> project.sql("a", legacyNames[i], String.valueOf(i + 1), ""));
    return LegacyNames.meant(name, project.manifest().entries()).stream()
        .map(Entry::legacyName)
        .toList();
  }
}
