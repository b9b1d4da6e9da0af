package unimig.converter.rows.hint;

/** A way in which code looks at a value, beside the literals that it compares it with. */
public enum Trait {
  /** Is cut into parts: values of one, of several and of no parts matter. */
  IS_SPLIT,
  /** A text that is parsed as JSON: it should hold JSON. */
  IS_JSON_TEXT,
  /** Failing to parse it is caught: it should hold broken JSON, too. */
  MAY_BE_BROKEN,
  /** A text or number that is read as a date. */
  IS_DATE,
  /** A text that is read as a number: it should hold digits, and something else as well. */
  IS_NUMBER_TEXT,
  /** Is gone through as a list: an empty one, one element and many matter. */
  IS_LIST,
  /** Its keys are gone through: an object without keys, with one and with many matter. */
  IS_MAP,
  /** Null, or a missing property, takes another way. */
  NULL_MATTERS,
  /** What counts as false takes another way: null, an empty text, zero, false. */
  TRUTH_MATTERS,
  /** Its type takes another way: text, number, list, object. */
  TYPE_MATTERS,
  /** Whether it equals that of another row takes another way, as when duplicates are removed. */
  DUPLICATES_MATTER,
  /** Its upper and lower case, or the white space around it, are done away with. */
  IS_NORMALIZED
}
