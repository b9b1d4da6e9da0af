package unimig.converter.record;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;
import unimig.converter.record.RecordedEvents.Event;
import unimig.converter.script.LoadedFiles;
import unimig.converter.script.ProjectDirectory;
import unimig.converter.script.ScriptFailure;

/** Finds statements that hold a directory of the project, which no run could know. */
final class DirectoryUse {
  private final Recorder recorder;

  DirectoryUse(Recorder recorder) {
    this.recorder = recorder;
  }

  Optional<ScriptFailure> in(RecordedEvents recorded, LoadedFiles loaded) {
    return recorded.events().stream()
        .filter(event -> shows(event, path -> isWritten(path, loaded)))
        .findFirst()
        .filter(found -> loaded.all().stream().anyMatch(this::asks))
        .map(found -> failure(found.place()));
  }

  private static boolean shows(Event event, Predicate<String> written) {
    return ProjectDirectory.showsIn(event.sql(), written)
        || event.values().stream()
            .filter(each -> each.type().equals("text"))
            .anyMatch(each -> ProjectDirectory.showsIn(each.text(), written));
  }

  private boolean isWritten(String path, LoadedFiles loaded) {
    return loaded.all().stream().anyMatch(file -> text(file).contains(path));
  }

  private String text(String file) {
    return recorder.read(file).map(it -> new String(it, StandardCharsets.UTF_8)).orElse("");
  }

  private boolean asks(String file) {
    return file.matches(".*\\.[cm]?[jt]sx?") && ProjectDirectory.isAskedIn(text(file));
  }

  private static ScriptFailure failure(String place) {
    return new ScriptFailure(
        ScriptFailure.Kind.REFUSED,
        ProjectDirectory.CODE,
        ProjectDirectory.MESSAGE,
        "",
        Optional.of(place).filter(each -> !each.isEmpty()));
  }
}
