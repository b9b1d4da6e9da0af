package unimig.converter.scratch;

import java.time.Duration;
import java.util.function.Consumer;
import unimig.runner.database.DatabaseUrl;

/** Picks the server: given, else container, else embedded. */
final class HostChoice {
  private static final Duration DOCKER_ANSWERS_WITHIN = Duration.ofMillis(500);

  private final ScratchSettings settings;
  private final Consumer<String> notes;

  HostChoice(ScratchSettings settings, Consumer<String> notes) {
    this.settings = settings;
    this.notes = notes;
  }

  Host start() {
    if (settings.wanted().isPresent()) {
      return start(settings.wanted().get());
    }
    if (settings.given().isPresent()) {
      return given();
    }
    if (DockerProbe.answers(settings.dockerHosts(), DOCKER_ANSWERS_WITHIN)) {
      return containerOrEmbedded();
    }
    return EmbeddedServer.start(settings.cache(), settings.data());
  }

  private Host start(ScratchKind kind) {
    return switch (kind) {
      case GIVEN -> given();
      case CONTAINER -> ContainerServer.start(settings.image());
      case EMBEDDED -> EmbeddedServer.start(settings.cache(), settings.data());
    };
  }

  private Host given() {
    DatabaseUrl given =
        settings
            .given()
            .orElseThrow(() -> new ScratchException("no database URL given; pass --database-url"));
    return new Host(ScratchKind.GIVEN, given, () -> {});
  }

  private Host containerOrEmbedded() {
    try {
      return ContainerServer.start(settings.image());
    } catch (RuntimeException e) {
      notes.accept(
          "Docker answers but could not start \"%s\" (%s); an embedded server is used."
              .formatted(settings.image(), e.getMessage()));
      return EmbeddedServer.start(settings.cache(), settings.data());
    }
  }
}
