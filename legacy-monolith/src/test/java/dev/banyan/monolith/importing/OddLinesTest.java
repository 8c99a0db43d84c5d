package dev.banyan.monolith.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each oddity of the real file, small.
class OddLinesTest {
  private static final String LANTERN =
      "536365,71053,WHITE METAL LANTERN,6,2010-12-01 08:26:00,3.39,17850.0,United Kingdom";

  @TempDir Path folder;
  private EmptyShop shop;

  @BeforeEach
  void open() throws Exception {
    shop = EmptyShop.open();
  }

  @Test
  void a_sale_is_a_delivered_order_with_its_payment() throws Exception {
    imported(LANTERN);

    assertThat(
            shop.rows(
                "select order_no, login, o.stat, total, o.country, plc_ts at time zone 'UTC',"
                    + " p.amount, p.stat, method, refunded, capt_ts = plc_ts"
                    + " from cust_order o join customer using (cust_id) join payment p using (order_id)"))
        .containsExactly(
            "536365|c17850@import.invalid|D|20.340|United Kingdom|2010-12-01 08:26:00"
                + "|20.340|C|I|0.000|t");
  }

  @Test
  void times_are_those_of_london() throws Exception {
    imported(LANTERN.replace("2010-12-01", "2011-07-01"));

    assertThat(shop.value("select plc_ts at time zone 'UTC' from cust_order"))
        .isEqualTo("2011-07-01 07:26:00");
  }

  @Test
  void a_cancellation_is_a_cancelled_order_below_zero() throws Exception {
    imported(
        "C536379,71053,WHITE METAL LANTERN,-2,2010-12-01 09:41:00,3.39,14527.0,United Kingdom");

    assertThat(
            shop.rows(
                "select order_no, stat, total, qty from cust_order join order_line using (order_id)"))
        .containsExactly("C536379|X|-6.780|-2");
  }

  @Test
  void a_line_without_a_customer_is_an_order_of_nobody() throws Exception {
    imported(LANTERN.replace("17850.0", ""));

    assertThat(shop.rows("select order_no, cust_id from cust_order"))
        .containsExactly("536365|null");
    assertThat(shop.value("select count(*) from customer where ext_no is not null")).isEqualTo("0");
  }

  @Test
  void pieces_taken_for_nothing_become_a_stock_adjustment_with_its_note() throws Exception {
    imported(LANTERN, "536589,71053,damages,-10,2010-12-01 16:50:00,0.0,,United Kingdom");

    assertThat(shop.rows("select wh_code, qty, note from stock_move where reason = 'A'"))
        .containsExactly("LON|-10|damages");
    assertThat(shop.value("select count(*) from cust_order")).isEqualTo("1");
    assertThat(shop.value("select sum(qty) = (select sum(qty) from stock) from stock_move"))
        .isEqualTo("t");
  }

  @Test
  void lines_that_repeat_stay() throws Exception {
    imported(LANTERN, LANTERN);

    assertThat(shop.rows("select line_no, qty from order_line order by line_no"))
        .containsExactly("1|6", "2|6");
    assertThat(shop.value("select total from cust_order")).isEqualTo("40.680");
  }

  @Test
  void codes_that_differ_only_in_case_are_one_product() throws Exception {
    imported(LANTERN.replace("71053", "85123a"), LANTERN.replace("71053", " 85123A"));

    assertThat(shop.rows("select sku from product")).containsExactly("85123A");
  }

  @Test
  void a_product_is_called_what_it_was_mostly_sold_as_and_an_order_keeps_its_own_words()
      throws Exception {
    imported(
        LANTERN.replace("WHITE METAL LANTERN", "  WHITE MOROCCAN LANTERN "),
        LANTERN.replace("536365", "536366"),
        LANTERN.replace("536365", "536367"),
        "536368,71053,wrongly marked,1,2010-12-02 08:26:00,0.0,,United Kingdom",
        "536369,71053,wrongly marked,1,2010-12-02 08:26:00,0.0,,United Kingdom",
        "536370,71053,wrongly marked,1,2010-12-02 08:26:00,0.0,,United Kingdom",
        "536371,71053,,1,2010-12-02 08:26:00,0.0,,United Kingdom");

    assertThat(shop.rows("select prod_name, descr from product"))
        .containsExactly("WHITE METAL LANTERN|Also listed as: WHITE MOROCCAN LANTERN.");
    assertThat(
            shop.rows(
                "select order_no, descr from order_line join cust_order using (order_id)"
                    + " where order_no in ('536365', '536368', '536371') order by 1"))
        .containsExactly(
            "536365|WHITE MOROCCAN LANTERN", "536368|wrongly marked", "536371|WHITE METAL LANTERN");
  }

  @Test
  void the_price_is_what_a_known_customer_last_paid_for_few() throws Exception {
    imported(
        LANTERN.replace("3.39", "3.25"),
        LANTERN.replace("08:26", "09:00").replace("3.39", "3.75"),
        LANTERN.replace("08:26", "10:00").replace(",6,", ",144,").replace("3.39", "2.95"),
        LANTERN.replace("08:26", "11:00").replace("17850.0", "").replace("3.39", "7.62"));

    assertThat(shop.value("select price from product")).isEqualTo("3.750");
  }

  @Test
  void what_nobody_ever_paid_for_is_not_for_sale() throws Exception {
    imported("536414,22139,,56,2010-12-01 11:52:00,0.0,,United Kingdom");

    assertThat(shop.rows("select prod_name, price, stat from product"))
        .containsExactly("22139|0.000|D");
    assertThat(shop.value("select qty from order_line")).isEqualTo("56");
  }

  @Test
  void postage_and_vouchers_are_surcharges() throws Exception {
    imported(
        LANTERN,
        "536370,POST,POSTAGE,3,2010-12-01 08:45:00,18.0,12583.0,France",
        "536371,gift_0001_40,Dotcomgiftshop Gift Voucher £40.00,1,2010-12-01 08:45:00,34.04,,United Kingdom");

    assertThat(
            shop.rows(
                "select sku, p.stat, slug from product p join category using (cat_id) order by 1"))
        .containsExactly("71053|A|lights", "GIFT_0001_40|S|surcharges", "POST|S|surcharges");
  }

  @Test
  void an_invoice_of_two_minutes_is_of_the_earlier_one() throws Exception {
    imported(LANTERN.replace("08:26", "08:27"), LANTERN);

    assertThat(shop.rows("select plc_ts at time zone 'UTC' from cust_order"))
        .containsExactly("2010-12-01 08:26:00");
  }

  @Test
  void a_customer_of_two_countries_is_of_the_one_with_more_lines() throws Exception {
    imported(
        LANTERN.replace("United Kingdom", "Belgium"),
        LANTERN.replace("536365", "536366").replace("United Kingdom", "Austria"),
        LANTERN.replace("536365", "536367").replace("United Kingdom", "Belgium"));

    assertThat(shop.rows("select country from customer where ext_no is not null"))
        .containsExactly("Belgium");
    assertThat(shop.rows("select country from cust_order order by order_no"))
        .containsExactly("Belgium", "Austria", "Belgium");
  }

  @Test
  void three_decimals_stay_exact() throws Exception {
    imported(
        "550193,PADS,PADS TO MATCH ALL CUSHIONS,1,2011-04-15 09:27:00,0.001,13952.0,United Kingdom");

    assertThat(shop.value("select total from cust_order")).isEqualTo("0.001");
  }

  @Test
  void what_has_no_place_is_rejected_with_its_reason_and_its_text() throws Exception {
    var run =
        imported(
            LANTERN,
            "A563186,B,\"Adjust, bad debt\",1,2011-08-12 14:51:00,-11062.06,,United Kingdom",
            "536372,71053,LANTERN,-1,2011-08-12 14:51:00,2.5,,United Kingdom",
            "536373,71053,LANTERN,0,2011-08-12 14:51:00,2.5,,United Kingdom",
            "536374,71053,LANTERN,1,2011-08-12 14:51:00,2.5555,,United Kingdom",
            "536375,71053,LANTERN,1,2011-08-12 14:51:00,2.5,somebody,United Kingdom",
            "C536376,71053,LANTERN,1,2011-08-12 14:51:00,2.5,17850.0,United Kingdom");

    assertThat(Files.readAllLines(folder.resolve("rejects.csv")))
        .containsExactly(
            "line,reason,text",
            "3,\"negative price: the shop sells nothing below zero\",\"A563186,B,\"\"Adjust, bad debt\"\",1,2011-08-12 14:51:00,-11062.06,,United Kingdom\"",
            "4,\"negative quantity at a price, but no cancellation\",\"536372,71053,LANTERN,-1,2011-08-12 14:51:00,2.5,,United Kingdom\"",
            "5,\"quantity 0\",\"536373,71053,LANTERN,0,2011-08-12 14:51:00,2.5,,United Kingdom\"",
            "6,\"price with more than three decimals\",\"536374,71053,LANTERN,1,2011-08-12 14:51:00,2.5555,,United Kingdom\"",
            "7,\"customer that is no number\",\"536375,71053,LANTERN,1,2011-08-12 14:51:00,2.5,somebody,United Kingdom\"",
            "8,\"positive quantity on a cancellation\",\"C536376,71053,LANTERN,1,2011-08-12 14:51:00,2.5,17850.0,United Kingdom\"");
    assertThat(run.out()).contains("Reconciled");
  }

  @Test
  void a_shop_that_has_products_is_left_alone() throws Exception {
    imported(LANTERN);

    var again = shop.run("generate", "--products", "5");

    assertThat(again.exit()).isEqualTo(2);
    assertThat(again.err()).contains("already has products").contains("nothing was changed");
    assertThat(shop.value("select count(*) from product")).isEqualTo("1");
  }

  private EmptyShop.Run imported(String... lines) throws Exception {
    return shop.loaded(folder, lines);
  }
}
