package dev.banyan.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplicationSlotTest {
  private final ReplicationSlot slot =
      new ReplicationSlot(TwoDatabases.HERE.as("postgres", "shop"), "banyan_tried");

  @AfterEach
  void gone() throws SQLException {
    slot.drop();
  }

  @Test
  void stands_from_when_it_is_made_and_keeps_the_log() throws SQLException {
    assertThat(slot.read()).isEmpty();

    slot.create();

    Optional<ReplicationSlot.Reading> reading = slot.read();
    assertThat(reading).isPresent();
    assertThat(reading.orElseThrow().active()).isFalse();
    assertThat(reading.orElseThrow().lost()).isFalse();
    assertThat(reading.orElseThrow().retainedBytes()).isNotNegative();
  }

  @Test
  void is_made_and_dropped_once_however_often_it_is_asked_for() throws SQLException {
    slot.create();
    slot.create();
    slot.hasten();

    assertThat(slot.drop()).isTrue();
    assertThat(slot.drop()).isTrue();
    assertThat(slot.read()).isEmpty();
  }
}
