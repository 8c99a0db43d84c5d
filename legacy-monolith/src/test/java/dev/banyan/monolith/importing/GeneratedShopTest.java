package dev.banyan.monolith.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratedShopTest {
  @Test
  void the_same_seed_makes_the_same_shop() throws Exception {
    assertThat(everythingOf(generated(7))).isEqualTo(everythingOf(generated(7)));
  }

  @Test
  void another_seed_makes_another_shop() throws Exception {
    assertThat(everythingOf(generated(7))).isNotEqualTo(everythingOf(generated(8)));
  }

  @Test
  void it_has_the_size_asked_for_and_the_shape_of_the_real_one() throws Exception {
    var shop = generated(7);

    assertThat(shop.value("select count(*) from product where stat = 'A' and price > 0"))
        .isEqualTo("80");
    assertThat(shop.value("select count(*) from customer where ext_no is not null"))
        .isEqualTo("40");
    assertThat(
            shop.value(
                "select (select count(*) from cust_order) + (select count(*) from stock_move where reason = 'A')"))
        .isEqualTo("300");
    assertThat(shop.value("select count(*) > 10 from cust_order where stat = 'X' and total < 0"))
        .isEqualTo("t");
    assertThat(shop.value("select count(*) > 0 from cust_order where cust_id is null"))
        .isEqualTo("t");
    assertThat(shop.value("select count(distinct cat_id) > 8 from product")).isEqualTo("t");
    assertThat(shop.value("select min(qty) >= 40 from stock")).isEqualTo("t");
  }

  @Test
  void some_cancellations_take_back_a_sale_that_can_be_found_and_others_do_not() throws Exception {
    var refunds =
        generated(7).rows("select pay_id is null, count(*) > 5 from refund group by 1 order by 1");

    assertThat(refunds).containsExactly("f|t", "t|t");
  }

  @Test
  void few_products_sell_often_and_most_seldom() throws Exception {
    assertThat(
            generated(7)
                .value(
                    """
                    select sum(n) filter (where rank <= 16) > 2 * sum(n) filter (where rank > 40)
                    from (select count(*) as n, row_number() over (order by count(*) desc) as rank
                          from order_line group by prod_id) sold
                    """))
        .isEqualTo("t");
  }

  @Test
  void a_shop_may_have_products_only() throws Exception {
    var shop = EmptyShop.open();

    var run = shop.run("generate", "--products", "3", "--customers", "0", "--orders", "0");

    assertThat(run.exit()).isZero();
    assertThat(shop.value("select count(*) from product")).isEqualTo("3");
  }

  @Test
  void a_shop_without_products_is_refused() throws Exception {
    assertThat(EmptyShop.open().run("generate", "--products", "0").exit()).isEqualTo(2);
  }

  private static EmptyShop generated(long seed) throws Exception {
    var shop = EmptyShop.open();
    var run =
        shop.run(
            "generate",
            "--products",
            "80",
            "--customers",
            "40",
            "--orders",
            "300",
            "--seed",
            "" + seed);
    if (run.exit() != 0) {
      throw new AssertionError(run.out() + run.err());
    }
    return shop;
  }

  private static List<String> everythingOf(EmptyShop shop) throws Exception {
    List<String> rows = new ArrayList<>();
    for (var table :
        List.of(
            "category",
            "product",
            "customer",
            "cust_order",
            "order_line",
            "payment",
            "refund",
            "shipment",
            "shipment_event",
            "notification",
            "stock",
            "stock_move")) {
      rows.addAll(shop.rows("select t::text from " + table + " t order by 1"));
    }
    return rows;
  }
}
