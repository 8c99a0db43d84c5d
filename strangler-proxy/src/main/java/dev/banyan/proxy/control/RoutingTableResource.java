package dev.banyan.proxy.control;

import dev.banyan.model.Dial;
import dev.banyan.model.Share;
import dev.banyan.proxy.routing.Hold;
import dev.banyan.proxy.routing.RoutingTable;
import dev.banyan.proxy.running.Lifecycle;
import dev.banyan.proxy.running.RunningProxy;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// The table that holds: the shares that were asked for, and those that traffic really had.
@Path("/routing-table")
public class RoutingTableResource {
  private final Lifecycle lifecycle;

  RoutingTableResource(Lifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  /// @param revision -1 while there is no table yet
  /// @param quiet the revision under which nothing that it holds is under way from before
  /// @param lease whether the conductor's word on it still holds
  public record Shown(long revision, long quiet, boolean lease, List<Line> capabilities) {}

  /// @param hold what is in hand, or null
  public record Line(String name, Standing reads, Standing writes, @Nullable Hold hold) {}

  /// @param wanted percent
  /// @param actual percent of the requests since this revision came; null while there were none
  public record Standing(double wanted, @Nullable Double actual, long requests) {}

  @GET
  public Shown shown() {
    RunningProxy proxy = lifecycle.proxy();
    RoutingTable table = proxy.tables().current();
    return new Shown(
        table.revision(),
        proxy.admission().quiet().standing().quiet(),
        proxy.admission().lease().isValid(),
        proxy.plan().capabilities().keySet().stream()
            .sorted()
            .map(name -> line(proxy, name, table))
            .toList());
  }

  private static Line line(RunningProxy proxy, String name, RoutingTable table) {
    Dial dial = table.dial(name);
    return new Line(
        name,
        standing(proxy, name, dial.reads(), true),
        standing(proxy, name, dial.writes(), false),
        table.holds().get(name));
  }

  private static Standing standing(RunningProxy proxy, String name, Share wanted, boolean safe) {
    OptionalDouble actual = proxy.shares().actual(name, safe);
    return new Standing(
        wanted.percent().doubleValue(),
        actual.isPresent() ? actual.getAsDouble() : null,
        proxy.shares().requests(name, safe));
  }
}
