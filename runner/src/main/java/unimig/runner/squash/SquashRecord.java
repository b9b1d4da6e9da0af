package unimig.runner.squash;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code squash.json} tells of a baseline script that was found equal to the migrations in
 * whose place it runs on fresh databases.
 *
 * @param version up to which it stands for all
 * @param files path below the directory of the set, with {@code /} between its parts → SHA-256 of
 *     its bytes in lower-case hex: the script, and its settings if it has any
 * @param former files that it replaces, likewise; they may still be there where writing was
 *     interrupted
 * @param covers versions that it stands for, in order
 * @param manifestHash of the manifest beside which it was made; absent where there was none
 * @param chainHash over all that ran for it to be compared with, in lower-case hex
 * @param way how it was made: {@code dump} or {@code statements}
 * @param postgresql version of the server, such as {@code 15.19}
 * @param frozen environment variables whose values of that run are in it, sorted
 */
public record SquashRecord(
    String version,
    SortedMap<String, String> files,
    SortedMap<String, String> former,
    List<String> covers,
    Optional<String> manifestHash,
    String chainHash,
    String way,
    String postgresql,
    List<String> frozen) {
  /** Name of the file, beside the manifest. */
  public static final String FILE_NAME = "squash.json";

  public SquashRecord {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    former = Collections.unmodifiableSortedMap(new TreeMap<>(former));
    covers = List.copyOf(covers);
    frozen = List.copyOf(frozen);
  }

  /** Whether these bytes are those of a file that a squash wrote. */
  public boolean knows(String path, String hash) {
    return hash.equals(files.get(path)) || hash.equals(former.get(path));
  }

  /** This record where nothing of the former one is left. */
  public SquashRecord settled() {
    return with(Map.of());
  }

  /** This record where these files are to be replaced. */
  public SquashRecord with(Map<String, String> replaced) {
    return new SquashRecord(
        version,
        files,
        new TreeMap<>(replaced),
        covers,
        manifestHash,
        chainHash,
        way,
        postgresql,
        frozen);
  }
}
