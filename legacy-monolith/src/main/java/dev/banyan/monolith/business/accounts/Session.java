package dev.banyan.monolith.business.accounts;

import java.time.Instant;

/// Who is asking, until when the shop believes it.
public record Session(long customer, boolean admin, Instant expires) {}
