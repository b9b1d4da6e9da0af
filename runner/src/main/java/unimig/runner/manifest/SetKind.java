package unimig.runner.manifest;

/** The system that a legacy set was written for. */
public enum SetKind {
  KNEX,
  PRISMA,
  SQL
}
