package dev.banyan.monolith.web.payments;

import dev.banyan.monolith.business.payments.CardGateway;
import dev.banyan.monolith.business.payments.Settlement;
import dev.banyan.monolith.data.payments.Takings;
import dev.banyan.monolith.web.Refusal;
import dev.banyan.monolith.web.accounts.ForAdmins;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// The settlement of a day, in UTC.
@Path("/api/admin/settlements/{day}")
@Produces(MediaType.APPLICATION_JSON)
@ForAdmins
public class SettlementResource {
  /// @param processor the card processor's own figures; absent where it does not answer
  /// @param agrees whether they are the shop's; absent with them
  public record SettlementView(
      String day,
      Taken card,
      Taken invoice,
      Taken total,
      @Nullable Moved processor,
      @Nullable Boolean agrees) {
    static SettlementView of(Settlement.Report report) {
      return new SettlementView(
          report.day().toString(),
          Taken.of(report.card()),
          Taken.of(report.invoice()),
          Taken.of(report.card()).plus(Taken.of(report.invoice())),
          report.processor().map(Moved::of).orElse(null),
          report.agrees().orElse(null));
    }
  }

  /// Money of one method: in, out, and what is left of it.
  public record Taken(Flow captured, Flow refunded, BigDecimal net) {
    static Taken of(Takings.Taking taking) {
      return new Taken(
          new Flow(taking.captured(), taking.sumCaptured()),
          new Flow(taking.refunded(), taking.sumRefunded()),
          taking.sumCaptured().subtract(taking.sumRefunded()));
    }

    Taken plus(Taken other) {
      return new Taken(
          captured.plus(other.captured), refunded.plus(other.refunded), net.add(other.net));
    }
  }

  /// Money in and out.
  public record Moved(Flow captured, Flow refunded) {
    static Moved of(CardGateway.Settlement theirs) {
      return new Moved(
          new Flow(theirs.captured().count(), theirs.captured().sum()),
          new Flow(theirs.refunded().count(), theirs.refunded().sum()));
    }
  }

  /// So many payments, and their sum.
  public record Flow(long count, BigDecimal sum) {
    Flow plus(Flow other) {
      return new Flow(count + other.count, sum.add(other.sum));
    }
  }

  private final Settlement settlement;

  SettlementResource(Settlement settlement) {
    this.settlement = settlement;
  }

  @GET
  public SettlementView of(@PathParam("day") String day) {
    try {
      return SettlementView.of(settlement.of(LocalDate.parse(day)));
    } catch (DateTimeParseException noDay) {
      throw Refusal.invalid("day", "must be a day, as in 2011-12-09");
    }
  }
}
