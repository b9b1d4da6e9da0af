package unimig.runner.manifest;

/** How a legacy migration was converted. */
public enum Mode {
  /** Its SQL became a Flyway SQL script. */
  COPIED,
  /** Its SQL does not depend on the database and was recorded from real Knex. */
  RECORDED,
  /** Its JavaScript control flow became Java. */
  TRANSLATED,
  /** A Java class runs the original script. */
  BRIDGED,
  /** Not converted; the reasons are in the report. */
  REFUSED
}
