package dev.banyan.monolith.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever the database does to one row on its way, the filling notices and keeps nothing.
class ReconciliationTest {
  private static final String[] SALES = {
    "536365,71053,WHITE METAL LANTERN,6,2010-12-01 08:26:00,3.39,17850.0,United Kingdom",
    "536366,71053,WHITE METAL LANTERN,2,2010-12-01 09:26:00,3.39,12583.0,France",
    "C536367,71053,WHITE METAL LANTERN,-1,2010-12-02 08:26:00,3.39,17850.0,United Kingdom"
  };

  @TempDir Path folder;
  private EmptyShop shop;

  @BeforeEach
  void open() throws Exception {
    shop = EmptyShop.open();
  }

  @Test
  void what_nothing_happened_to_reconciles() throws Exception {
    assertThat(shop.load(folder, SALES).exit()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a penny of a payment             | payment      | new.amount := new.amount - 0.001
          a penny of a refund              | refund       | new.amount := new.amount - 0.001
          a lost refund                    | refund       | new := null
          a refund of another payment      | refund       | new.pay_id := (select max(pay_id) from payment)
          a refund of a forgotten payment  | refund       | new.pay_id := null
          a payment that forgot its refund | payment      | new.refunded := 0
          a lost parcel                    | shipment     | if new.country = 'France' then new := null; end if
          a lost mail                      | notification | if new.event = 'SENT' and new.cust_id = 1 then new := null; end if
          a mail of nobody's order         | notification | new.order_id := null
          pieces that vanished             | stock_move   | new.qty := new.qty - 1
          """)
  void damage_is_noticed_and_nothing_is_kept(String what, String table, String damage)
      throws Exception {
    damaging(table, damage);

    var run = shop.load(folder, SALES);

    assertThat(run.out()).contains("NOT RECONCILED");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(shop.value("select count(*) from product")).isEqualTo("0");
    assertThat(folder.resolve("rejects.csv")).doesNotExist();
  }

  @Test
  void a_penny_booked_on_the_wrong_order_is_noticed_though_the_sums_agree() throws Exception {
    damaging(
        "payment",
        "new.amount := new.amount + case when exists (select from payment) then 0.001 else -0.001 end");

    var run = shop.load(folder, SALES);

    assertThat(run.out())
        .contains("2 payments 27.120 less 1 refunds 3.390 are 23.730; order totals 23.730")
        .contains("NOT RECONCILED")
        .contains("whose total is not what was paid less what was refunded: 2;");
  }

  private void damaging(String table, String damage) throws Exception {
    shop.execute(
        """
        create function damage() returns trigger language plpgsql as $$begin %s; return new; end$$;
        create trigger damage before insert on %s for each row execute function damage()
        """
            .formatted(damage, table));
  }
}
