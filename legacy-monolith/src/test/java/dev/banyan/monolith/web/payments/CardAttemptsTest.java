package dev.banyan.monolith.web.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.monolith.OpenShop;
import dev.banyan.monolith.data.payments.CardAttempts;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CardAttemptsTest extends OpenShop {
  private static final int ROUNDS = 300;

  @Inject CardAttempts attempts;

  @Test
  void who_comes_while_another_attempt_ends_has_one_too() {
    aCustomer();
    long customer = sql.one("select max(cust_id) from customer", row -> row.getLong(1));
    Callable<Integer> shopper =
        () -> {
          int opened = 0;
          for (int round = 0; round < ROUNDS; round++) {
            CardAttempts.Attempt attempt =
                attempts.opened(customer, "one checkout", BigDecimal.TEN, "4242");
            attempts.declined(attempt.reference(), "no money");
            opened++;
          }
          return opened;
        };

    List<Integer> opened = atOnce(Collections.nCopies(4, shopper));

    assertThat(opened).containsOnly(ROUNDS);
  }
}
