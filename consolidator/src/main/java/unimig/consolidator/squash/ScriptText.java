package unimig.consolidator.squash;

import unimig.consolidator.squash.Candidate.Form;

/** Lays out a baseline script: the same statements give the same bytes. */
final class ScriptText {
  private final StringBuilder text = new StringBuilder();

  ScriptText(Form form) {
    text.append("-- Made by \"unimig squash\" (")
        .append(form.title())
        .append(") and proven equal to the migrations that squash.json names.\n")
        .append("-- Do not edit it: make it anew.\n");
  }

  void add(String statement) {
    text.append('\n').append(statement).append('\n');
  }

  /** In a line of its own. */
  void heading(String title) {
    text.append("\n-- ").append(title.replaceAll("\\R", " ")).append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
