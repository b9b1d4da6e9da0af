package unimig.converter.conversion;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import unimig.converter.script.ProjectFiles;
import unimig.converter.script.ScriptFiles;
import unimig.converter.script.ScriptSettings;
import unimig.converter.source.KnexLine;
import unimig.converter.source.KnexSettings;
import unimig.converter.source.SetRequest;
import unimig.converter.source.SourceSet;
import unimig.converter.source.SourceSettings;

/** How the scripts of a Knex set are run. */
public final class SetScripts {
  private SetScripts() {}

  /**
   * @param prelude scripts that the user wants loaded before each migration
   */
  public static ScriptSettings settings(
      SourceSet set, ProjectFiles files, SourceSettings source, List<Path> prelude) {
    String directory = set.knexfile().map(SetScripts::parent).orElse(ScriptFiles.PROJECT);
    return new ScriptSettings(
        set.info().knexLine().orElse(KnexLine.newest().id()),
        set.knexfile().map(path -> ScriptFiles.PROJECT + "/" + path),
        environment(set, source),
        prelude.stream().map(files::virtual).toList(),
        set.settings().map(KnexSettings::disableTransactions).orElse(false),
        directory);
  }

  private static Optional<String> environment(SourceSet set, SourceSettings source) {
    return source.requests().stream()
        .filter(request -> request.name().equals(set.name()))
        .findFirst()
        .flatMap(SetRequest::environment)
        .or(source::environment);
  }

  /** Knex's command line changes to the directory of the knexfile. */
  private static String parent(String knexfile) {
    int slash = knexfile.lastIndexOf('/');
    return slash < 0
        ? ScriptFiles.PROJECT
        : ScriptFiles.PROJECT + "/" + knexfile.substring(0, slash);
  }
}
