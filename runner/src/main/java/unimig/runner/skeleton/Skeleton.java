package unimig.runner.skeleton;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of a new migration.
 *
 * @param files texts by path below the directory of the set
 */
public record Skeleton(Map<String, String> files) {
  public Skeleton {
    files = new TreeMap<>(files);
  }

  /** A script up and a script down. */
  public static Skeleton sql(String version, String name) {
    String description = description(name);
    return new Skeleton(
        Map.of(
            "sql/V" + version + "__" + description + ".sql",
            "-- " + sentence(name) + "\n\n",
            "sql/U" + version + "__" + description + ".sql",
            "-- Takes back V" + version + "__" + description + ".sql\n\n"));
  }

  /** A class with up and down. */
  public static Skeleton java(String version, String name) {
    String type = "V" + version + "__" + description(name);
    return new Skeleton(
        Map.of("java/db/migration/" + type + ".java", JAVA.formatted(sentence(name), type)));
  }

  /** Letters, digits and underscores, as Flyway wants them in a name and Java in a class. */
  private static String description(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]+", "_");
  }

  private static String sentence(String name) {
    String text = name.strip().replace('_', ' ').replace("*/", "* /");
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
  }

  private static final String JAVA =
      """
      package db.migration;

      import unimig.runner.api.ConvertedMigration;
      import unimig.runner.api.Row;
      import unimig.runner.api.Session;

      /** %s */
      public final class %s extends ConvertedMigration {

        /** What fails here is undone, and reported with this class and the statement. */
        @Override
        protected void up(Session db) {
          for (Row row : db.query("select 1 as one")) {
            db.update("select ?", row.get("one"));
          }
        }

        /** Delete this method if there is no way back. */
        @Override
        protected void down(Session db) {
          db.execute("select 1");
        }

        /** Raise it when this class is changed before its release; never afterwards. */
        @Override
        public Integer getChecksum() {
          return 1;
        }
      }
      """;
}
