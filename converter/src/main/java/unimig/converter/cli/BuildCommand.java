package unimig.converter.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import unimig.converter.build.BuildException;
import unimig.converter.build.Built;
import unimig.converter.build.MigrationsJar;
import unimig.runner.diagnostic.BadInputException;

/** {@code unimig build}. */
@Command(
    name = "build",
    description = "Compiles a converted set to migrations.jar, which a JRE can run.",
    mixinStandardHelpOptions = true)
final class BuildCommand implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int BAD_INPUT = 3;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "What unimig convert wrote.")
  private @Nullable Path directory;

  @Override
  public Integer call() {
    PrintWriter talk = Objects.requireNonNull(spec).commandLine().getErr();
    try {
      Built built =
          new MigrationsJar(
                  Objects.requireNonNull(directory), System.getProperty("java.class.path", ""))
              .build();
      built.warnings().forEach(talk::println);
      talk.printf("%s: %d classes%n", built.jar(), built.classes());
      return DONE;
    } catch (BadInputException e) {
      e.diagnostics().forEach(talk::println);
      return BAD_INPUT;
    } catch (BuildException e) {
      talk.println(e.getMessage());
      return FAILED;
    }
  }
}
