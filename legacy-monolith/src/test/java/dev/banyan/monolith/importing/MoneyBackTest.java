package dev.banyan.monolith.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which sale a cancelled order takes back, where the file does not say.
class MoneyBackTest {
  private static final String LANTERNS =
      "536365,71053,WHITE METAL LANTERN,6,2010-12-01 08:26:00,3.39,17850.0,United Kingdom";
  private static final String MUGS =
      "536365,22139,RETROSPOT MUG,4,2010-12-01 08:26:00,4.25,17850.0,United Kingdom";

  @TempDir Path folder;
  private EmptyShop shop;

  @BeforeEach
  void open() throws Exception {
    shop = EmptyShop.open();
  }

  @Test
  void all_of_a_sale_that_is_cancelled_is_refunded_from_its_payment() throws Exception {
    var run = shop.loaded(folder, LANTERNS, MUGS, cancelled("C1", LANTERNS), cancelled("C1", MUGS));

    assertThat(refunds()).containsExactly("C1|37.340|536365|2010-12-02 08:26:00");
    assertThat(shop.rows("select reason, stat, rfd_ref, crt_ts = done_ts from refund"))
        .containsExactly("X|D|C1|t");
    assertThat(payments()).containsExactly("536365|37.340|37.340|R");
    assertThat(run.out())
        .contains("1 payments 37.340 less 1 refunds 37.340 are 0.000")
        .contains("1 are of a sale that was found and 0 of a sale that is not known");
  }

  @Test
  void a_part_of_a_sale_is_refunded_and_the_rest_stays_paid() throws Exception {
    shop.loaded(folder, LANTERNS, MUGS, cancelled("C1", LANTERNS).replace(",-6,", ",-2,"));

    assertThat(refunds()).containsExactly("C1|6.780|536365|2010-12-02 08:26:00");
    assertThat(payments()).containsExactly("536365|37.340|6.780|C");
  }

  @Test
  void of_several_sales_the_latest_before_it_is_meant() throws Exception {
    shop.loaded(
        folder,
        LANTERNS,
        LANTERNS.replace("536365", "536366").replace("08:26", "09:00"),
        cancelled("C1", LANTERNS),
        LANTERNS.replace("536365", "536367").replace("12-01", "12-03"));

    assertThat(refunds()).containsExactly("C1|20.340|536366|2010-12-02 08:26:00");
  }

  @Test
  void what_was_taken_back_once_is_not_taken_back_again() throws Exception {
    shop.loaded(
        folder,
        LANTERNS,
        LANTERNS.replace("536365", "536366").replace("08:26", "09:00"),
        cancelled("C1", LANTERNS).replace(",-6,", ",-4,"),
        cancelled("C2", LANTERNS).replace(",-6,", ",-3,"),
        cancelled("C3", LANTERNS).replace(",-6,", ",-2,"),
        cancelled("C4", LANTERNS).replace(",-6,", ",-4,"));

    assertThat(refunds())
        .containsExactly(
            "C1|13.560|536366|2010-12-02 08:26:00",
            "C2|10.170|536365|2010-12-02 08:26:00",
            "C3|6.780|536366|2010-12-02 08:26:00",
            "C4|13.560|null|2010-12-02 08:26:00");
    assertThat(payments()).containsExactly("536365|20.340|10.170|C", "536366|20.340|20.340|R");
  }

  @Test
  void lines_that_repeat_are_taken_back_together() throws Exception {
    shop.loaded(folder, LANTERNS, LANTERNS, cancelled("C1", LANTERNS), cancelled("C1", LANTERNS));

    assertThat(payments()).containsExactly("536365|40.680|40.680|R");
  }

  @Test
  void two_sales_together_are_not_the_one_that_was_cancelled() throws Exception {
    shop.loaded(
        folder,
        LANTERNS,
        MUGS.replace("536365", "536366"),
        cancelled("C1", LANTERNS),
        cancelled("C1", MUGS));

    assertThat(refunds()).containsExactly("C1|37.340|null|2010-12-02 08:26:00");
  }

  @Test
  void another_customer_another_price_a_later_time_or_nobody_is_no_match() throws Exception {
    var run =
        shop.loaded(
            folder,
            LANTERNS,
            LANTERNS.replace("536365", "536366").replace("17850.0", ""),
            cancelled("C1", LANTERNS).replace("17850.0", "12583.0"),
            cancelled("C2", LANTERNS).replace("3.39", "3.38"),
            cancelled("C3", LANTERNS).replace("12-02", "11-30"),
            cancelled("C4", LANTERNS).replace("17850.0", ""),
            cancelled("C5", LANTERNS).replace("71053", "22139"));

    assertThat(shop.value("select count(*) from refund where pay_id is null")).isEqualTo("5");
    assertThat(shop.value("select sum(refunded) from payment")).isEqualTo("0.000");
    assertThat(run.out()).contains("0 are of a sale that was found and 5 of a sale that is not");
  }

  @Test
  void what_is_cancelled_for_nothing_gives_nothing_back() throws Exception {
    shop.loaded(folder, LANTERNS, cancelled("C1", LANTERNS).replace("3.39", "0.0"));

    assertThat(shop.value("select total from cust_order where stat = 'X'")).isEqualTo("0.000");
    assertThat(refunds()).isEmpty();
  }

  /// The same, a day later and less.
  private static String cancelled(String invoice, String sale) {
    return sale.replace("536365", invoice)
        .replace(",6,", ",-6,")
        .replace(",4,", ",-4,")
        .replace("12-01", "12-02");
  }

  private List<String> refunds() throws Exception {
    return shop.rows(
        "select x.order_no, r.amount, o.order_no, done_ts at time zone 'UTC'"
            + " from refund r join cust_order x using (order_id) left join payment p using (pay_id)"
            + " left join cust_order o on o.order_id = p.order_id order by 1");
  }

  private List<String> payments() throws Exception {
    return shop.rows(
        "select order_no, amount, refunded, p.stat from payment p join cust_order using (order_id) order by 1");
  }
}
