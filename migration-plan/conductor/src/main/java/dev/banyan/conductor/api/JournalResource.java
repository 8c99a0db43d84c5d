package dev.banyan.conductor.api;

import dev.banyan.conductor.journal.Journal;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/// Tells every decision.
@Path("/api/journal")
final class JournalResource {
  private final Journal journal;

  JournalResource(Journal journal) {
    this.journal = journal;
  }

  /// What was written after a sequence number, oldest first; at most a thousand entries at once.
  record Entries(List<Journal.Line> entries) {}

  @GET
  public Entries after(@RestQuery @DefaultValue("0") long after) {
    return new Entries(journal.after(after));
  }
}
