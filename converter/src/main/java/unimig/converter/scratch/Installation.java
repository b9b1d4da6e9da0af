package unimig.converter.scratch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * The unpacked embedded server with a fresh cluster to copy. Copying the cluster takes 0.1 s where
 * {@code initdb} takes 0.8 s.
 */
final class Installation {
  static final String SUPERUSER = "postgres";

  /** Part of the directory's name; to be changed whenever this class makes another layout. */
  private static final String LAYOUT = "1";

  private final Path directory;

  private Installation(Path directory) {
    this.directory = directory;
  }

  /**
   * Unpacks the server into a directory below {@code cache}, unless that has been done. Several
   * processes may do so at once.
   */
  static Installation cached(Path cache, Account account) throws IOException {
    Archive archive = Archive.forThisSystem();
    Path directory = cache.resolve("postgres-" + archive.checksum() + "-" + LAYOUT);
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(cache);
      Path aside = Files.createTempDirectory(cache, ".unpack-", OwnerOnly.directory());
      try {
        fill(aside, archive, account);
        moveInto(directory, aside);
      } finally {
        Directories.delete(aside);
      }
    }
    return new Installation(directory);
  }

  /** Unpacks the server into {@code directory}, which is the caller's to delete. */
  static Installation in(Path directory, Account account) throws IOException {
    Files.createDirectory(directory, OwnerOnly.directory());
    fill(directory, Archive.forThisSystem(), account);
    return new Installation(directory);
  }

  private static void fill(Path directory, Archive archive, Account account) throws IOException {
    archive.unpack(directory);
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    Path password = Files.createFile(directory.resolve("password"), OwnerOnly.file());
    Files.writeString(password, HexFormat.of().formatHex(random));
    account.give(directory);
    new Installation(directory).initialise(account);
  }

  private static void moveInto(Path directory, Path aside) throws IOException {
    try {
      Files.move(aside, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw e;
    } catch (IOException e) {
      // Another process was faster.
      if (!Files.isDirectory(directory)) {
        throw e;
      }
    }
  }

  Path postgres() {
    return directory.resolve("bin/postgres");
  }

  /** To be copied, not used. */
  Path cluster() {
    return directory.resolve("cluster");
  }

  /** The superuser's. */
  String password() throws IOException {
    return Files.readString(directory.resolve("password"));
  }

  private void initialise(Account account) throws IOException {
    Outcome outcome = initdb(account, "C.UTF-8");
    if (outcome.exitCode() != 0) {
      // Old C libraries do not know that locale.
      Directories.delete(cluster());
      outcome = initdb(account, "C");
    }
    if (outcome.exitCode() != 0) {
      throw new ScratchException("initdb failed: " + outcome.talk().strip());
    }
  }

  private Outcome initdb(Account account, String locale) throws IOException {
    List<String> command =
        account.command(
            List.of(
                directory.resolve("bin/initdb").toString(),
                "--pgdata=" + cluster(),
                "--username=" + SUPERUSER,
                "--pwfile=" + directory.resolve("password"),
                // SCRAM would cost each of many connections its key stretching.
                "--auth=md5",
                "--encoding=UTF8",
                "--locale=" + locale,
                "--no-sync"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String talk = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(Processes.exitCode(process), talk);
  }

  private record Outcome(int exitCode, String talk) {}
}
