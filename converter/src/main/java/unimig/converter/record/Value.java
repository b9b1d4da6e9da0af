package unimig.converter.record;

import java.util.List;
import java.util.Optional;

/**
 * A value bound to a recorded statement, or a piece of its text. Constants are what the script
 * computed; the others are symbols for what it would compute anew at each run and are therefore
 * looked up at run time.
 */
public sealed interface Value {

  <R> R accept(Visitor<R> visitor);

  /** A constant string, in the form that node-postgres sends. */
  record Text(String text) implements Value {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.text(this);
    }
  }

  /** A constant number as JavaScript writes it, such as {@code 5}, {@code 0.1} or {@code 1e+21}. */
  record Numeral(String text) implements Value {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.numeral(this);
    }
  }

  /** A constant boolean. */
  record Bool(boolean value) implements Value {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.bool(this);
    }
  }

  /** SQL null. */
  record Null() implements Value {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.nil(this);
    }
  }

  /** A constant JavaScript {@code Buffer}. */
  record Bytes(List<Byte> bytes) implements Value {
    public Bytes {
      bytes = List.copyOf(bytes);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.bytes(this);
    }
  }

  /** A constant JavaScript {@code Date}; its text depends on the zone of the running process. */
  record Moment(long epochMillis) implements Value {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.moment(this);
    }
  }

  /**
   * An environment variable.
   *
   * @param fallback used where the variable is unset or empty; if there is none the variable is
   *     required
   */
  record Environment(String name, Optional<String> fallback) implements Value {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.environment(this);
    }
  }

  /** The time of the run. */
  record Now(Form form) implements Value {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.now(this);
    }

    /** What the script made of the time. */
    public enum Form {
      /** {@code new Date()}. */
      DATE,
      /** {@code new Date().toISOString()}. */
      ISO_STRING,
      /** {@code Date.now()}. */
      EPOCH_MILLIS
    }
  }

  /**
   * A random UUID of version 4.
   *
   * @param id equal for equal values; counts from 1 in order of first use within one direction
   */
  record RandomUuid(int id) implements Value {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.randomUuid(this);
    }
  }

  /** Pieces put together as one string; never nested, never two {@link Text}s in a row. */
  record Joined(List<Value> pieces) implements Value {
    public Joined {
      pieces = List.copyOf(pieces);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.joined(this);
    }
  }

  /** One method a case. */
  interface Visitor<R> {
    R text(Text value);

    R numeral(Numeral value);

    R bool(Bool value);

    R nil(Null value);

    R bytes(Bytes value);

    R moment(Moment value);

    R environment(Environment value);

    R now(Now value);

    R randomUuid(RandomUuid value);

    R joined(Joined value);
  }
}
