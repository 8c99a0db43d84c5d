package dev.banyan.model;

import java.util.Map;
import java.util.Optional;

/// Hands on the dials: a capability listed here is driven by hand, one not listed by the plan.
public record Dials(Map<String, Dial> byCapability) {
  public static final Dials UNTOUCHED = new Dials(Map.of());

  public Dials {
    byCapability = Map.copyOf(byCapability);
  }

  public Optional<Dial> of(String capability) {
    return Optional.ofNullable(byCapability.get(capability));
  }
}
