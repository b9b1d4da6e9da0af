package unimig.consolidator.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import unimig.consolidator.reconciliation.ConvertedScripts;
import unimig.runner.manifest.Entry;

/** The scripts below the directory of a converted set, read when they are asked for. */
record ScriptFiles(Path directory) implements ConvertedScripts {
  @Override
  public Optional<String> text(Entry entry) {
    return entry
        .artifact()
        .filter(artifact -> artifact.endsWith(".sql"))
        .map(directory::resolve)
        .filter(Files::exists)
        .flatMap(ScriptFiles::text);
  }

  private static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (CharacterCodingException e) {
      // What somebody saved in another encoding is not what was converted.
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
