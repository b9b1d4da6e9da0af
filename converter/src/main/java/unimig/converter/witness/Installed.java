package unimig.converter.witness;

import com.google.gson.JsonObject;

/** Versions of what a legacy set runs on at its project. */
public record Installed(String knex, String pg) {
  JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("knex", knex);
    json.addProperty("pg", pg);
    return json;
  }

  @Override
  public String toString() {
    return "knex %s and pg %s".formatted(knex, pg);
  }
}
