package unimig.converter.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import unimig.converter.conversion.Conversion;
import unimig.converter.conversion.ConversionSettings;
import unimig.converter.conversion.ConvertedMigrations;
import unimig.converter.conversion.LegacyProject;
import unimig.converter.scratch.ScratchServer;
import unimig.converter.scratch.ScratchSettings;
import unimig.converter.script.ScriptEngine;
import unimig.converter.source.KnexfileReader;
import unimig.converter.source.SetRequest;
import unimig.converter.source.SourceSettings;
import unimig.converter.source.VersionedMigration;
import unimig.runner.database.DatabaseUrl;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.ManifestFile;
import unimig.runner.manifest.SetKind;

/** Sets of scripts whose ways back do not lead back. */
@TestInstance(Lifecycle.PER_CLASS)
final class ProofTest {
  private static final KnexfileReader NO_KNEXFILE =
      (file, environment) -> {
        throw new IllegalStateException("there is no knexfile: " + file + " " + environment);
      };

  private final Path directory;
  private ScriptEngine engine;
  private ScratchServer server;

  ProofTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeAll
  void open() {
    engine = new ScriptEngine();
    server =
        ScratchServer.open(
            ScratchSettings.of(
                DatabaseUrl.fromEnvironment(System.getenv()),
                System.getenv(),
                Path.of(System.getProperty("user.home"))));
  }

  @AfterAll
  void close() {
    server.close();
    engine.close();
  }

  @Test
  void goesOnWithRowsThatAWayBackLost() throws IOException {
    script(
        "lossy", "001_words.sql", "create table word (text text); insert into word values ('a')");
    script("lossy", "001_words.down.sql", "drop table word");
    script("lossy", "002_size.sql", "alter table word add size int");
    script("lossy", "002_size.down.sql", "alter table word drop size; delete from word");
    script("lossy", "003_check.sql", "do $$ begin assert (select count(*) = 1 from word); end $$");
    assertEquals(
        List.of(
            "1 UP EQUAL, DOWN EQUAL, UP_AGAIN EQUAL",
            "2 UP EQUAL, DOWN EQUAL, UP_AGAIN EQUAL",
            "3 UP EQUAL, DOWN NONE"),
        prove("lossy"));
  }

  @Test
  void goesOnAfterMigrationsThatDoNotComeUpAgain() throws IOException {
    for (int i = 1; i <= 3; i++) {
      script("stuck", "00" + i + "_a.sql", "create table t" + i + " (id uuid, at timestamptz)");
      script("stuck", "00" + i + "_a.down.sql", "select 1");
      String rows = "insert into t" + i + " values (gen_random_uuid(), now())";
      script("stuck", "00" + i + "_b.sql", rows);
    }
    List<String> stuck = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      stuck.add(i + " UP EQUAL, DOWN EQUAL, UP_AGAIN FAILS_ALIKE");
      stuck.add(i + ".1 UP EQUAL, DOWN NONE");
    }
    assertEquals(stuck, prove("stuck"));
  }

  @Test
  void goesOnWhereAWayBackFailsHalfWay() throws IOException {
    script("half", "001_a.sql", "create table a (id serial); insert into a default values");
    script("half", "001_a.down.sql", "select nextval('a_id_seq'); drop table nowhere");
    script("half", "002_b.sql", "insert into a default values returning id");
    assertEquals(List.of("1 UP EQUAL, DOWN FAILS_ALIKE", "2 UP EQUAL, DOWN NONE"), prove("half"));
  }

  @Test
  void bothSidesMakeTheSameRoles() throws IOException, SQLException {
    script(
        "roles",
        "001_a.sql",
        "create role unimig_reader; create table a (); grant select on a to unimig_reader");
    script("roles", "001_a.down.sql", "drop table a; drop role unimig_reader");
    for (int i = 2; i <= 3; i++) {
      script(
          "roles",
          "00" + i + "_b.sql",
          "create table b" + i + " (); alter table b" + i + " owner to unimig_reader");
      script("roles", "00" + i + "_b.down.sql", "select 1");
    }
    assertEquals(
        List.of(
            "1 UP EQUAL, DOWN EQUAL, UP_AGAIN EQUAL",
            "2 UP EQUAL, DOWN EQUAL, UP_AGAIN FAILS_ALIKE",
            "3 UP EQUAL, DOWN EQUAL, UP_AGAIN FAILS_ALIKE"),
        prove("roles"));
    assertEquals(List.of(), roles());
  }

  private List<String> roles() throws SQLException {
    List<String> names = new ArrayList<>();
    String sql = "select rolname from pg_roles where rolname ~ '^unimig( aside|_reader)'";
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private void script(String project, String name, String sql) throws IOException {
    Path file = directory.resolve(project).resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, sql + ";\n");
  }

  private List<String> prove(String name) throws IOException {
    ConversionSettings settings = settings(directory.resolve(name));
    ConvertedMigrations converted =
        new Conversion(engine, NO_KNEXFILE, settings, new Silent()).convert(Optional.empty());
    Path set = directory.resolve(name + "-set");
    for (Map.Entry<String, byte[]> file : converted.files().entrySet()) {
      Path target = set.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
    ManifestFile.write(set.resolve(Manifest.FILE_NAME), converted.manifest());
    LegacyProject project =
        LegacyProject.read(settings, NO_KNEXFILE, Optional.of(converted.manifest()));
    return new Proof(
            engine,
            project,
            converted.manifest(),
            set,
            Map.of(),
            database -> {},
            Clock.system(ZoneId.systemDefault()))
        .run(server, ProofOptions.of(Level.QUICK), ProofListener.SILENT).migrations().stream()
            .map(ProofTest::line)
            .toList();
  }

  private static String line(MigrationProof proof) {
    return proof.steps().stream()
        .map(step -> step.phase() + " " + step.result())
        .collect(Collectors.joining(", ", proof.version() + " ", ""));
  }

  private static ConversionSettings settings(Path project) {
    SetRequest set =
        new SetRequest(
            "sql",
            SetKind.SQL,
            project,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    SourceSettings sources =
        new SourceSettings(List.of(set), Optional.empty(), Optional.empty(), List.of());
    return new ConversionSettings(
        List.of(), sources, List.of(), List.of(), Duration.ofSeconds(20), false, false, "", "", 1);
  }

  private static final class Silent implements Conversion.Listener {
    @Override
    public void found(LegacyProject project) {}

    @Override
    public void converted(VersionedMigration migration, int done, int all) {}
  }
}
