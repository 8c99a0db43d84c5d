package dev.banyan.monolith.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonShapeTest {
  @ParameterizedTest
  @CsvSource({"2.550,2.55", "0.125,0.125", "10,10.00", "1E+3,1000.00", "0.000,0.00", "-3.1,-3.10"})
  void money_has_two_decimals_or_as_many_as_it_needs(String amount, String shown) {
    assertThat(JsonShape.money(new BigDecimal(amount))).isEqualTo(shown);
  }

  @Test
  void times_have_exactly_milliseconds() {
    assertThat(JsonShape.time(Instant.parse("2011-01-05T10:00:00Z")))
        .isEqualTo("2011-01-05T10:00:00.000Z");
    assertThat(JsonShape.time(Instant.parse("2011-01-05T10:00:00.123987Z")))
        .isEqualTo("2011-01-05T10:00:00.123Z");
  }
}
