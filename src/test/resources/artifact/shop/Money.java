package shop;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/** What Jackson cannot write or read without a module. */
public final class Money {

  private final long cents;

  private Money(long cents) {
    this.cents = cents;
  }

  public static Money of(long cents) {
    return new Money(cents);
  }

  public boolean isMoreThan(long others) {
    return cents > others;
  }

  /** Writes and reads it. */
  public static SimpleModule module() {
    SimpleModule module = new SimpleModule();
    module.addSerializer(Money.class, new Writer());
    module.addDeserializer(Money.class, new Reader());
    return module;
  }

  private static final class Writer extends StdSerializer<Money> {
    Writer() {
      super(Money.class);
    }

    @Override
    public void serialize(Money money, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(money.cents + " cents");
    }
  }

  private static final class Reader extends StdDeserializer<Money> {
    Reader() {
      super(Money.class);
    }

    @Override
    public Money deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return of(Long.parseLong(json.getText().replace(" cents", "")));
    }
  }
}
