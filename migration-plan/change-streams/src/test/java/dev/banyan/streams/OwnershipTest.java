package dev.banyan.streams;

import static dev.banyan.streams.Shop.EDGE;
import static dev.banyan.streams.Shop.assertRefused;
import static dev.banyan.streams.Shop.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.model.Side;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The steps of a handover, as the two databases carry them out.
class OwnershipTest {
  private final Shop shop = new Shop();
  private final Ownership monolith = shop.monolith;
  private final Ownership service = shop.service;

  @BeforeEach
  void the_monolith_owns_all() throws SQLException {
    shop.fresh();
  }

  @Test
  void buckets_go_over_and_come_back() throws SQLException {
    long up = begun();
    OwnershipRow taken = done(monolith.fence(up, 0, EDGE));
    assertThat(taken).isEqualTo(new OwnershipRow(EDGE, up, Side.MONOLITH, up, null, 0, EDGE));
    assertThat(standing()).isEqualTo(new Standing.InHand(0, EDGE, Side.MONOLITH));
    assertThat(done(service.give(up, EDGE)).since()).isNotNull();
    assertThat(done(monolith.settle(up)).inHandFrom()).isNull();
    assertThat(standing()).isEqualTo(new Standing.AtRest(EDGE));

    long down = begun();
    OwnershipRow back = done(service.fence(down, EDGE, 100));
    assertThat(back.inHandFrom()).isEqualTo(100);
    assertThat(back.inHandTo()).isEqualTo(EDGE);
    assertThat(standing()).isEqualTo(new Standing.InHand(100, EDGE, Side.SERVICE));
    done(monolith.give(down, 100));
    done(service.settle(down));

    assertThat(standing()).isEqualTo(new Standing.AtRest(100));
  }

  @Test
  void a_step_whose_answer_was_lost_may_be_asked_for_again() throws SQLException {
    long epoch = begun();
    done(monolith.fence(epoch, 0, EDGE));
    done(monolith.fence(epoch, 0, EDGE));
    OwnershipRow given = done(service.give(epoch, EDGE));

    assertThat(done(service.give(epoch, EDGE))).isEqualTo(given);
  }

  @Test
  void who_has_an_older_epoch_changes_nothing() throws SQLException {
    long old = begun();
    long mine = begun();
    assertRefused(monolith.fence(old, 0, EDGE), "under epoch " + mine);
    assertRefused(service.give(old, EDGE), "under epoch " + mine);
    assertRefused(monolith.settle(old), "under epoch " + mine);
    assertRefused(service.accept(old), "under epoch " + mine);
    assertRefused(service.accept(mine), "under epoch " + mine);

    assertThat(standing()).isEqualTo(new Standing.AtRest(0));
  }

  @Test
  void a_give_that_was_overtaken_by_a_new_epoch_never_lands() throws SQLException {
    long epoch = begun();
    done(monolith.fence(epoch, 0, EDGE));
    long back = done(monolith.takeEpoch(epoch)).epoch();
    assertThat(done(service.accept(back)).number()).isZero();
    assertRefused(service.give(epoch, EDGE), "under epoch " + back);

    done(monolith.give(back, 0));

    assertThat(standing()).isEqualTo(new Standing.AtRest(0));
  }

  @Test
  void an_epoch_is_higher_than_any_that_was_seen() throws SQLException {
    long first = shop.epoch();
    assertThat(done(monolith.takeEpoch(first + 40)).epoch()).isGreaterThan(first + 40);
    assertThat(shop.epoch()).isGreaterThan(first + 41);
    assertThatThrownBy(() -> service.takeEpoch(0)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_number_that_is_not_where_it_was_is_not_moved() throws SQLException {
    long epoch = begun();
    assertRefused(monolith.fence(epoch, 7, EDGE), "stands at 0");
    assertThatThrownBy(() -> monolith.fence(epoch, EDGE, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> service.fence(epoch, 0, EDGE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_give_only_adds_buckets() throws SQLException {
    long epoch = begun();
    assertRefused(monolith.give(epoch, EDGE), "stands at 0");
    done(service.give(epoch, EDGE));
    assertRefused(service.give(epoch, EDGE - 1), "stands at " + EDGE);
  }

  @Test
  void what_both_own_is_disputed_and_can_be_closed_on_both_sides() throws SQLException {
    long epoch = begun();
    done(service.give(epoch, EDGE));
    assertThat(standing()).isEqualTo(new Standing.Disputed(0, EDGE));

    done(monolith.fence(epoch, 0, EDGE));
    done(service.fence(epoch, EDGE, 0));

    assertThat(standing()).isEqualTo(new Standing.Disputed(0, EDGE));
  }

  @Test
  void where_nothing_is_installed_nothing_is_read_and_all_is_refused() throws SQLException {
    monolith.remove();
    try {
      assertThat(monolith.read()).isEmpty();
    } finally {
      monolith.install();
    }
    assertThat(monolith.read()).isPresent();
  }

  private long begun() throws SQLException {
    long epoch = shop.epoch();
    done(service.accept(epoch));
    return epoch;
  }

  private Standing standing() throws SQLException {
    return Standing.of(monolith.read().orElseThrow(), service.read().orElseThrow());
  }
}
