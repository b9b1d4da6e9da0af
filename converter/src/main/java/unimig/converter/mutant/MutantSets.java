package unimig.converter.mutant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import unimig.converter.build.PatchedJar;
import unimig.converter.mutant.Mutants.Verdict;
import unimig.converter.proof.Suspect;
import unimig.runner.engine.ConvertedSet;
import unimig.runner.manifest.Entry;

/** Converted sets with a mutant in each, in a directory of their own while they are tried. */
public final class MutantSets implements AutoCloseable {
  private final Path directory;
  private final Path work;
  private final Optional<PatchedJar> jar;
  private final Map<String, List<Mutant>> mutants;
  private final Consumer<Verdict> listener;
  private int made;

  /**
   * @param directory of the converted set, with its jar
   * @param mutants by version
   * @param listener told of each when it has been tried
   */
  public MutantSets(
      Path directory,
      Map<String, List<Mutant>> mutants,
      String classPath,
      Consumer<Verdict> listener) {
    this.directory = directory;
    this.mutants = Map.copyOf(mutants);
    this.listener = listener;
    Path built = directory.resolve(ConvertedSet.JAR);
    this.jar =
        Files.exists(built) ? Optional.of(new PatchedJar(built, classPath)) : Optional.empty();
    try {
      this.work = Files.createTempDirectory("unimig-mutants");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of one migration. */
  public List<? extends Suspect> of(Entry entry) {
    return mutants.getOrDefault(entry.version(), List.of()).stream().map(MutantSet::new).toList();
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(work)) {
      List<Path> all = new ArrayList<>(files.toList());
      all.sort(Comparator.reverseOrder());
      for (Path file : all) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The set with one mutant. */
  private final class MutantSet implements Suspect {
    private final Mutant mutant;

    MutantSet(Mutant mutant) {
      this.mutant = mutant;
    }

    @Override
    public Optional<Path> directory() {
      made++;
      Path target = work.resolve(Integer.toString(made));
      try {
        copy(target);
        if (!mutant.file().endsWith(".java")) {
          Files.writeString(target.resolve(mutant.file()), mutant.text());
          return Optional.of(target);
        }
        Path other = target.resolve(ConvertedSet.JAR);
        return jar.filter(each -> each.write(other, mutant.file(), mutant.text()))
            .map(each -> target);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** All but Java sources, which nobody runs. */
    private void copy(Path target) throws IOException {
      try (Stream<Path> files = Files.walk(MutantSets.this.directory)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path relative = MutantSets.this.directory.relativize(file);
          if (!relative.startsWith("java")) {
            Path copied = target.resolve(relative.toString());
            Files.createDirectories(copied.getParent());
            Files.copy(file, copied);
          }
        }
      }
    }

    @Override
    public void notTried() {
      listener.accept(new Verdict(mutant, Optional.empty(), false));
    }

    @Override
    public void tried(Optional<String> rows) {
      listener.accept(new Verdict(mutant, rows, true));
    }
  }
}
