package unimig.runner.cli;

import java.util.Locale;
import picocli.CommandLine.Option;

/** How a command shows its result; a mixin of every subcommand. */
public final class OutputOptions {
  /** The forms of {@code --output}. */
  public enum Form {
    TEXT,
    JSON
  }

  /** The choices of {@code --color}. */
  public enum Color {
    AUTO,
    ALWAYS,
    NEVER
  }

  @Option(
      names = "--output",
      paramLabel = "text|json",
      description = "How to show the result, errors included (default: text).")
  private Form form = Form.TEXT;

  @Option(
      names = "--color",
      paramLabel = "auto|always|never",
      description = "Whether to use colours (default: on a terminal, unless NO_COLOR is set).")
  private Color color = Color.AUTO;

  public boolean isJson() {
    return form == Form.JSON;
  }

  public Paint paint(Surroundings surroundings) {
    return Paint.of(surroundings, color.name().toLowerCase(Locale.ROOT));
  }
}
