package dev.banyan.monolith.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// How values look in JSON: money as a decimal string, times in UTC with milliseconds.
@Singleton
class JsonShape implements ObjectMapperCustomizer {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  @Override
  public void customize(ObjectMapper mapper) {
    mapper.registerModule(
        new SimpleModule("shop").addSerializer(new Money()).addSerializer(new Time()));
    mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  @Override
  public int priority() {
    return MINIMUM_PRIORITY; // last, after the module for java.time
  }

  /// At least two decimals, and no trailing zeros beyond them.
  static String money(BigDecimal amount) {
    int decimals = Math.max(2, amount.stripTrailingZeros().scale());
    return amount.setScale(decimals).toPlainString();
  }

  static String time(Instant time) {
    return MILLIS.format(time);
  }

  private static final class Money extends StdSerializer<BigDecimal> {
    private static final long serialVersionUID = 1;

    Money() {
      super(BigDecimal.class);
    }

    @Override
    public void serialize(BigDecimal amount, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(money(amount));
    }
  }

  private static final class Time extends StdSerializer<Instant> {
    private static final long serialVersionUID = 1;

    Time() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant time, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(time(time));
    }
  }
}
