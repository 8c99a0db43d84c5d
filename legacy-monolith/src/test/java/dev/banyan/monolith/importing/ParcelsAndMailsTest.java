package dev.banyan.monolith.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the file does not know, and the shop has for every sale: a parcel, and mails that told of
/// it.
class ParcelsAndMailsTest {
  private static final String LANTERN =
      "536365,71053,WHITE METAL LANTERN,6,2010-12-01 08:26:00,3.39,17850.0,United Kingdom";
  private static final String POSTAGE =
      "536370,POST,POSTAGE,3,2010-12-01 08:45:00,18.0,12583.0,France";

  @TempDir Path folder;
  private EmptyShop shop;

  @BeforeEach
  void open() throws Exception {
    shop = EmptyShop.open();
  }

  @Test
  void a_sale_was_brought_and_closed() throws Exception {
    shop.loaded(folder, LANTERN);

    assertThat(
            shop.rows(
                "select track_no, order_no, login, s.addr_id, s.country, s.stat, s.crt_ts = plc_ts"
                    + " from shipment s join cust_order using (order_id) join customer c on c.cust_id = s.cust_id"))
        .containsExactly("FL700001|536365|c17850@import.invalid|null|United Kingdom|Z|t");
    assertThat(events())
        .containsExactly(
            "FL700001-1|H|London|2010-12-02 08:01:00",
            "FL700001-2|D|United Kingdom|2010-12-03 08:01:00",
            "FL700001-3|Z|null|2010-12-17 08:01:00");
    assertThat(shop.value("select upd_ts at time zone 'UTC' from shipment"))
        .isEqualTo("2010-12-17 08:01:00");
  }

  @Test
  void abroad_it_takes_longer() throws Exception {
    shop.loaded(folder, LANTERN.replace("United Kingdom", "France"));

    assertThat(events()).contains("FL700001-2|D|France|2010-12-06 08:01:00");
  }

  @Test
  void nothing_is_later_than_now() throws Exception {
    var yesterday =
        LocalDateTime.now(ZoneId.of("Europe/London")).minusDays(1).truncatedTo(ChronoUnit.SECONDS);

    shop.loaded(
        folder,
        LANTERN.replace(
            "2010-12-01 08:26:00",
            yesterday.format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss"))));

    assertThat(shop.rows("select stat, evt_ts <= now() from shipment_event order by evt_id"))
        .containsExactly("H|t", "D|t", "Z|t");
    assertThat(shop.value("select bool_and(sent_ts <= now()) from notification")).isEqualTo("t");
  }

  @Test
  void its_customer_was_told_at_the_time() throws Exception {
    shop.loaded(folder, LANTERN);

    assertThat(mails())
        .containsExactly(
            "PLACED|placed 536365|E|c17850@import.invalid|S|2010-12-01 08:26:00",
            "SENT|sent 536365|E|c17850@import.invalid|S|2010-12-02 08:01:00",
            "DELIVERED|delivered 536365|E|c17850@import.invalid|S|2010-12-03 08:01:00");
  }

  @Test
  void a_sale_of_nobody_is_brought_and_told_to_nobody() throws Exception {
    shop.loaded(folder, LANTERN.replace("17850.0", ""));

    assertThat(shop.rows("select cust_id, stat from shipment")).containsExactly("null|Z");
    assertThat(mails()).isEmpty();
  }

  @Test
  void what_is_no_goods_is_not_sent() throws Exception {
    var run = shop.loaded(folder, POSTAGE);

    assertThat(shop.value("select count(*) from shipment")).isEqualTo("0");
    assertThat(mails())
        .containsExactly("PLACED|placed 536370|E|c12583@import.invalid|S|2010-12-01 08:45:00");
    assertThat(run.out()).contains("0 parcels for 0 sales with goods; 1 mails");
  }

  @Test
  void a_cancelled_order_is_told_and_has_no_parcel() throws Exception {
    shop.loaded(folder, LANTERN.replace("536365", "C536365").replace(",6,", ",-6,"));

    assertThat(shop.value("select count(*) from shipment")).isEqualTo("0");
    assertThat(mails())
        .containsExactly(
            "CANCELLED|cancelled C536365|E|c17850@import.invalid|S|2010-12-01 08:26:00");
  }

  private List<String> events() throws Exception {
    return shop.rows(
        "select evt_ref, stat, place, evt_ts at time zone 'UTC' from shipment_event order by evt_id");
  }

  private List<String> mails() throws Exception {
    return shop.rows(
        "select event, evt_key, channel, rcpt, stat, sent_ts at time zone 'UTC' from notification order by ntf_id");
  }
}
