package unimig.converter.script;

import com.google.gson.Gson;

/**
 * A statement that the database refuses in an experiment.
 *
 * @param at its number, counting from 1; 0 for none
 * @param code SQLSTATE of the error
 * @param message of the error
 */
public record FailingStatement(int at, String code, String message) {
  /** All statements succeed. */
  public static final FailingStatement NONE = new FailingStatement(0, "", "");

  String json() {
    return new Gson().toJson(this);
  }
}
