package unimig.converter.source;

/** How an old tool orders the migrations of a set. */
public enum LegacyOrder {
  /** By name, in UTF-16 order; two may have the same version. Knex, Prisma, dbmate. */
  NAME,
  /** By version and then by name; two may have the same version. Plain SQL of no known tool. */
  VERSION,
  /** By version, which must differ. Flyway, golang-migrate, goose. */
  UNIQUE_VERSION,
  /** By semantic version, as projects do that list their Knex migrations themselves. */
  SEMANTIC_VERSION,
  /** As listed: by directory, then by name. Knex with {@code sortDirsSeparately}. */
  LISTED
}
