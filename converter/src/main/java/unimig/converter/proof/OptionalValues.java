package unimig.converter.proof;

import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Optionals as their value or null; for writers that write nulls. */
final class OptionalValues implements TypeAdapterFactory {
  @Override
  @SuppressWarnings("unchecked")
  public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
    if (type.getRawType() != Optional.class
        || !(type.getType() instanceof ParameterizedType optional)) {
      return null;
    }
    TypeToken<?> value = TypeToken.get(optional.getActualTypeArguments()[0]);
    return (TypeAdapter<T>) new Values<>(gson.getAdapter(value));
  }

  private static final class Values<V> extends TypeAdapter<Optional<V>> {
    private final TypeAdapter<V> value;

    Values(TypeAdapter<V> value) {
      this.value = value;
    }

    @Override
    public void write(JsonWriter out, Optional<V> optional) throws IOException {
      if (optional.isPresent()) {
        value.write(out, optional.get());
        return;
      }
      out.nullValue();
    }

    @Override
    public Optional<V> read(JsonReader in) throws IOException {
      if (in.peek() == JsonToken.NULL) {
        in.nextNull();
        return Optional.empty();
      }
      return Optional.of(value.read(in));
    }
  }
}
