package dev.banyan.monolith.data.payments;

import dev.banyan.monolith.data.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Table card_attempt: what a card processor was asked, written down before it is.
///
/// An attempt is claimed once: for an order, or to be let go. Whoever comes second finds it
/// claimed, so no money is both taken and let go.
@ApplicationScoped
public class CardAttempts {
  /// @param stat `N`ew, `A`uthorized or `O`rdered
  public record Attempt(String reference, BigDecimal amount, String lastFour, String stat) {}

  private final Sql sql;

  CardAttempts(Sql sql) {
    this.sql = sql;
  }

  /// The attempt that a checkout has under way, a new one if it has none.
  public Attempt opened(long customer, String checkout, BigDecimal amount, String lastFour) {
    while (true) {
      openNew(customer, checkout, amount, lastFour);
      // One that stood in its way may have ended meanwhile.
      Optional<Attempt> open = of(customer, checkout);
      if (open.isPresent()) {
        return open.get();
      }
    }
  }

  private void openNew(long customer, String checkout, BigDecimal amount, String lastFour) {
    sql.change(
        """
        insert into card_attempt (att_ref, cust_id, idem_key, amount, card_last4) values (?, ?, ?, ?, ?)
        on conflict (cust_id, idem_key) where stat in ('N', 'A', 'O') do nothing""",
        UUID.randomUUID().toString(),
        customer,
        checkout,
        amount,
        lastFour);
  }

  /// The attempt that a checkout has under way.
  public Optional<Attempt> of(long customer, String checkout) {
    return sql.first(
        """
        select att_ref, amount, card_last4, stat from card_attempt
        where cust_id = ? and idem_key = ? and stat in ('N', 'A', 'O')""",
        CardAttempts::attempt,
        customer,
        checkout);
  }

  public void authorized(String reference) {
    change(reference, "A", "N");
  }

  public void declined(String reference, String reason) {
    sql.change(
        "update card_attempt set stat = 'D', reason = left(?, 40), upd_ts = now() where att_ref = ? and stat = 'N'",
        reason,
        reference);
  }

  /// Claims a promise for an order, if it is one over just this amount.
  ///
  /// @return false if it was let go meanwhile
  public boolean order(String reference, BigDecimal amount) {
    return sql.change(
            """
            update card_attempt set stat = 'O', upd_ts = now()
            where att_ref = ? and amount = ? and stat in ('N', 'A')""",
            reference,
            amount)
        == 1;
  }

  /// Claims an attempt to be let go.
  ///
  /// @return false if an order was faster
  public boolean giveUp(String reference) {
    return sql.change(
            "update card_attempt set stat = 'L', upd_ts = now() where att_ref = ? and stat in ('N', 'A')",
            reference)
        == 1;
  }

  /// Gives up what an order had, when that is undone before its money was taken.
  public void giveUpOrdered(String reference) {
    change(reference, "L", "O");
  }

  /// Gives up what has had no order for so long that none can come.
  ///
  /// @param ours which of them, as an SQL condition on the customer
  public int giveUpForgotten(String ours, Duration lifetime) {
    return sql.change(
        """
        update card_attempt o set stat = 'L', upd_ts = now()
        where stat in ('N', 'A') and upd_ts < now() - make_interval(secs => ?) and\s"""
            + ours,
        lifetime.toMillis() / 1000.0);
  }

  public void letGo(String reference) {
    change(reference, "V", "L");
  }

  /// References of what was given up and is not let go yet; the oldest first.
  ///
  /// @param ours which of them, as an SQL condition on the customer
  public List<String> givenUp(String ours, int atMost) {
    return sql.list(
        "select att_ref from card_attempt o where stat = 'L' and "
            + ours
            + " order by upd_ts limit ?",
        row -> row.getString(1),
        atMost);
  }

  /// Puts an attempt at the end of the queue of what is to be let go.
  public void askLater(String reference) {
    change(reference, "L", "L");
  }

  private void change(String reference, String to, String from) {
    sql.change(
        "update card_attempt set stat = ?, upd_ts = now() where att_ref = ? and stat = ?",
        to,
        reference,
        from);
  }

  private static Attempt attempt(ResultSet row) throws SQLException {
    return new Attempt(row.getString(1), row.getBigDecimal(2), row.getString(3), row.getString(4));
  }
}
