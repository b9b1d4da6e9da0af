package unimig.converter.mutant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Manifest;

/** Plants faults in a converted set. The same set and seed give the same mutants. */
public final class Mutants {
  private Mutants() {}

  /**
   * The mutants of a set, by version, drawn from all that the rules make.
   *
   * @param directory of the converted set
   * @param most how many at most
   */
  public static Map<String, List<Mutant>> of(
      Path directory, Manifest manifest, int most, long seed) {
    List<Mutant> all = new ArrayList<>();
    for (Entry entry : manifest.entries()) {
      entry.artifact().ifPresent(file -> add(all, directory, entry, file));
      entry.undo().ifPresent(file -> add(all, directory, entry, file));
    }
    Collections.shuffle(all, new Random(seed));
    Map<String, List<Mutant>> drawn = new HashMap<>();
    for (Mutant mutant : all.subList(0, Math.min(most, all.size()))) {
      drawn.computeIfAbsent(mutant.version(), key -> new ArrayList<>()).add(mutant);
    }
    return drawn;
  }

  private static void add(List<Mutant> all, Path directory, Entry entry, String file) {
    String text = text(directory.resolve(file));
    Set<String> seen = new HashSet<>(Set.of(text));
    for (Edit edit : file.endsWith(".java") ? JavaFaults.of(text) : ScriptFaults.of(text)) {
      Mutant mutant = Mutant.of(entry.version(), file, text, edit);
      if (seen.add(mutant.text())) {
        all.add(mutant);
      }
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** What became of one. */
  public record Verdict(Mutant mutant, Optional<String> rows, boolean isTried) {
    /** Whether the proof found a difference. */
    public boolean isCaught() {
      return rows.isPresent();
    }
  }
}
