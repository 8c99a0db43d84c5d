package dev.banyan.conductor.api;

import dev.banyan.conductor.journal.Journal;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Tells every decision.
@Path("/api/journal")
final class JournalResource {
  private final Journal journal;

  JournalResource(Journal journal) {
    this.journal = journal;
  }

  /// What was written after a sequence number, oldest first; at most a thousand entries at once.
  record Entries(List<Journal.Line> entries) {}

  /// @param last only the newest so many; then `after` is not looked at
  @GET
  public Entries after(
      @RestQuery @DefaultValue("0") long after, @RestQuery @Nullable Integer last) {
    return new Entries(last == null ? journal.after(after) : journal.last(Math.max(0, last)));
  }
}
