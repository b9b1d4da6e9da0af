package unimig.converter.proof;

import java.nio.file.Path;
import java.util.Optional;

/** A converted set that may not do what the originals do. */
public interface Suspect {
  /** Where it is; empty if it could not be built. Asked once, just before it is tried. */
  Optional<Path> directory();

  /** It could not be built, or cannot be tried here. */
  void notTried();

  /**
   * It was tried.
   *
   * @param rows on which rows the proof noticed a difference; empty if it noticed none
   */
  void tried(Optional<String> rows);
}
