package unimig.converter.translate;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import unimig.converter.record.Value;

/** Constant values of statements. */
final class BoundConstants {
  private BoundConstants() {}

  static Value of(Compiled.Item item) {
    return switch (item.type()) {
      case "null" -> new Value.Null();
      case "number" -> new Value.Numeral(item.text());
      case "boolean" -> new Value.Bool(Boolean.parseBoolean(item.text()));
      case "date" -> new Value.Moment(Long.parseLong(item.text()));
      case "bytes" -> {
        List<Byte> bytes = new ArrayList<>();
        for (byte each : Base64.getDecoder().decode(item.text())) {
          bytes.add(each);
        }
        yield new Value.Bytes(bytes);
      }
      case "text" -> new Value.Text(item.text());
      default -> throw new IllegalStateException("no constant: " + item.type());
    };
  }
}
