package unimig.converter.source;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Directories that hold something like migrations, but not those that production ran. */
enum SideDirectory {
  /** What a compiler made of sources. */
  OUTPUT("a build output", "dist|build|out|target|coverage|\\.next"),
  TEST("for tests", "(.*[-_.])?(tests?|__tests__|__mocks__|__fixtures__|fixtures?|e2e|testdata)"),
  SEED("for data to begin with", "(.*[-_.])?(seeds?|seeders?|initdb)|docker-entrypoint-initdb\\.d"),
  ROWS("for rows that a proof is to try", "rows"),
  OTHER_DATABASE(
      "for another database",
      "(.*[-_.])?(sqlite3?|better-sqlite3|mysql2?|mariadb|mssql|sqlserver|oracle|oracledb)([-_.].*)?");

  private final String meaning;
  private final Pattern name;

  SideDirectory(String meaning, String name) {
    this.meaning = meaning;
    this.name = Pattern.compile(name);
  }

  /** Completes {@code "x" is …}. */
  String meaning() {
    return meaning;
  }

  /** What the directories from {@code start} down to {@code directory} are called. */
  static Optional<SideDirectory> of(Path start, Path directory) {
    if (start.equals(directory)) {
      return Optional.empty();
    }
    return StreamSupport.stream(start.relativize(directory).spliterator(), false)
        .map(part -> part.toString().toLowerCase(Locale.ROOT))
        .flatMap(part -> Arrays.stream(values()).filter(side -> side.name.matcher(part).matches()))
        .findFirst();
  }
}
