package dev.banyan.rehearsal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
  @Test
  void lines_money_parcels_and_mails_are_put_in_words() throws Exception {
    assertThat(
            inWords(
                """
                {"lines":541909,"loaded":541907,"rejected":2,"sum":"9747747.934","sumLoaded":"9769872.054",
                 "sumRejected":"-22124.12","products":3958,"customers":4372,"orders":24562,
                 "payments":20726,"sumPayments":"10666684.544","refunds":3836,"refundsOfKnownSales":2489,
                 "refundsOfUnknownSales":1347,"sumRefunds":"896812.49","salesWithGoods":20536,"parcels":20536,
                 "mails":59000,"reconciled":true,"rejects":"rejects.csv"}"""))
        .containsExactly(
            "541,909 lines read: 541,907 loaded, 2 rejected",
            "sum of quantity × price 9747747.934 = 9769872.054 loaded + -22124.12 rejected: reconciles",
            "3,958 products, 4,372 customers, 24,562 orders",
            "20,726 payments 10666684.544 less 3,836 refunds 896812.49, 2,489 of them of a sale that was found",
            "20,536 parcels for 20,536 sales with goods, 59,000 mails to customers",
            "what was rejected, and why: rejects.csv");
  }

  @Test
  void what_was_not_told_is_not_made_up() throws Exception {
    assertThat(inWords("{\"products\":3}")).containsExactly("3 products, ? customers, ? orders");
  }

  private static List<String> inWords(String filled) throws Exception {
    return Reconciliation.inWords(new ObjectMapper().readTree(filled));
  }
}
