package unimig.converter.source;

import java.nio.file.Path;
import java.util.Optional;

/** Evaluates a knexfile, which is a program. */
public interface KnexfileReader {

  /**
   * Evaluates {@code knexfile} as Knex's command line does ({@code bin/cli.js}): a {@code default}
   * export wins, a function is called, and what is under the name of the environment is taken if
   * there is such a thing.
   *
   * @param environment what the user chose; Knex takes {@code development} if nothing was chosen
   * @throws unimig.runner.diagnostic.BadInputException if it cannot be evaluated, with every reason
   */
  KnexSettings read(Path knexfile, Optional<String> environment);
}
