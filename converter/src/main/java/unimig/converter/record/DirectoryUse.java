package unimig.converter.record;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
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
        .filter(DirectoryUse::shows)
        .findFirst()
        .filter(found -> loaded.all().stream().anyMatch(this::asks))
        .map(found -> failure(found.place()));
  }

  private static boolean shows(Event event) {
    return ProjectDirectory.showsIn(event.sql())
        || event.values().stream()
            .anyMatch(each -> each.type().equals("text") && ProjectDirectory.showsIn(each.text()));
  }

  private boolean asks(String file) {
    return file.matches(".*\\.[cm]?[jt]sx?")
        && recorder
            .read(file)
            .filter(it -> ProjectDirectory.isAskedIn(new String(it, StandardCharsets.UTF_8)))
            .isPresent();
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
