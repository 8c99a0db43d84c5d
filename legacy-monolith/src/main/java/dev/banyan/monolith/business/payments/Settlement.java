package dev.banyan.monolith.business.payments;

import dev.banyan.monolith.data.payments.Takings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What a day brought, by the shop's books and by the card processor's.
@ApplicationScoped
public class Settlement {
  /// @param processor empty where it does not answer
  public record Report(
      LocalDate day,
      Takings.Taking invoice,
      Takings.Taking card,
      Optional<CardGateway.Settlement> processor) {
    /// Whether both books say the same of cards; empty where the processor's are not known.
    public Optional<Boolean> agrees() {
      return processor.map(
          theirs ->
              theirs.captured().sum().compareTo(card.sumCaptured()) == 0
                  && theirs.refunded().sum().compareTo(card.sumRefunded()) == 0);
    }
  }

  private final Takings takings;
  private final CardGateway processor;

  Settlement(Takings takings, CardGateway processor) {
    this.takings = takings;
    this.processor = processor;
  }

  /// @param day in UTC
  public Report of(LocalDate day) {
    List<Takings.Taking> ours = takings.of(day);
    return new Report(day, ours.get(0), ours.get(1), processor.settlement(day));
  }
}
