package unimig.converter.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unimig.runner.manifest.SetKind;

final class ProjectTest {
  private final Path root;

  ProjectTest(@TempDir Path root) {
    this.root = root;
  }

  @Test
  void isTheNearestRepository() {
    Trees.write(root, ".git/HEAD", "");
    Trees.write(root, "sub/.git", "gitdir: elsewhere");
    Trees.write(root, "sub/a/package.json", "{}");
    assertEquals(root.resolve("sub"), Project.of(List.of(root.resolve("sub/a"))).root());
    assertEquals(root, Project.of(List.of(root.resolve("other"))).root());
  }

  @Test
  void isElseTheOutermostPackage() {
    Trees.write(root, "app/package.json", "{}");
    Path file = Trees.write(root, "app/packages/a/package.json", "{}");
    assertEquals(root.resolve("app"), Project.of(List.of(file)).root());
  }

  @Test
  void holdsAllPaths() {
    Trees.write(root, "x/a/package.json", "{}");
    Trees.write(root, "x/b/package.json", "{}");
    Project project = Project.of(List.of(root.resolve("x/a/m"), root.resolve("x/b/m")));
    assertEquals(root.resolve("x"), project.root());
    assertEquals("a/m/1.js", project.relative(root.resolve("x/a/../a/m/1.js")));
    assertEquals(".", project.relative(root.resolve("x")));
    assertEquals(root.resolve("x/a/m"), project.resolve("a/m"));
  }

  @Test
  void readsRequests() {
    assertEquals(
        new SetRequest(
            "auth",
            SetKind.KNEX,
            Path.of("packages/auth/knexfile.js"),
            Optional.of("changes"),
            Optional.empty(),
            Optional.of(KnexLine.V2),
            Optional.of("production")),
        SetRequest.parse(
            "auth=knex:packages/auth/knexfile.js,table=changes,line=2,env=production"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"auth", "a=mysql:x", "a=knex:", "a=knex:x,color=red", "a=knex:x,line=9", "=sql:x"})
  void refusesOtherRequests(String text) {
    assertThrows(IllegalArgumentException.class, () -> SetRequest.parse(text));
  }
}
