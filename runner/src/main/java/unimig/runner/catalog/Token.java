package unimig.runner.catalog;

/** A piece of a value that another run of the same migration may give otherwise. */
sealed interface Token {

  /** What stands for it where two values are compared but for their tokens. */
  String placeholder();

  /**
   * A UUID or random text: has no meaning but to be equal to or different from others.
   *
   * @param value UUIDs in lower case
   * @param placeholder tells the version of a UUID and its case, or the length of random text
   */
  record Label(String value, String placeholder) implements Token {}

  /**
   * A point in time or a time of day.
   *
   * @param micros since 1970-01-01T00:00, in UTC or in an unknown zone; since midnight for a time
   *     of day
   */
  record Moment(Scale scale, long micros) implements Token {
    @Override
    public String placeholder() {
      return scale.name();
    }
  }

  /** On what line a moment lies. */
  enum Scale {
    /** With a date; may lie before or after the run by a fixed offset. */
    DATE_TIME,
    TIME_OF_DAY,
    /** A plain number: only a moment if it lies in the run. */
    EPOCH_SECONDS,
    EPOCH_MILLIS
  }
}
