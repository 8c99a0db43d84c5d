package dev.banyan.partners.courier;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.partners.courier.CourierEvent.Accepted;
import dev.banyan.partners.http.Answer;
import dev.banyan.partners.http.Fields;
import dev.banyan.partners.http.Request;
import dev.banyan.partners.http.Site;
import dev.banyan.partners.journal.UnusableJournal;
import dev.banyan.partners.log.Log;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The courier's HTTP side.
public final class Courier {
  private final Consignments consignments;
  private final Delivering delivering;

  private Courier(Consignments consignments, Delivering delivering) {
    this.consignments = consignments;
    this.delivering = delivering;
  }

  /// Reads what is known, goes on with it, and opens.
  ///
  /// @param leg how long each leg takes
  /// @return the port
  public static int start(int port, String key, Path folder, Duration leg, Clock clock, Log log)
      throws IOException, UnusableJournal {
    Consignments consignments = new Consignments(folder, clock, log);
    Delivering delivering = new Delivering(consignments, new Telling(key), leg, log);
    consignments.underway().forEach(delivering::begin);
    return new Courier(consignments, delivering).site(new Site(key, log)).open(port);
  }

  private Site site(Site site) {
    String one = "/v1/consignments/{trackingNumber}";
    return site.on("PUT", one, this::accept)
        .on("GET", one, this::show)
        .on("POST", one + "/stop", this::stop);
  }

  private Answer accept(Request request) {
    Fields fields = request.fields();
    String recipient = fields.text("recipient", 200);
    String country = fields.text("country", 60);
    Optional<JsonNode> address = fields.anyObject("address");
    URI callback = fields.address("callback");
    fields.refuse();
    String number = request.name("trackingNumber");
    Outcome outcome =
        consignments.accept(
            new Accepted(
                number, recipient, country, address.orElse(null), callback, consignments.now()));
    if (outcome instanceof Outcome.Done(var _, var isNew) && isNew) {
      delivering.begin(number);
    }
    return answer(number, outcome, 201);
  }

  private Answer stop(Request request) {
    request.nothing().refuse();
    String number = request.name("trackingNumber");
    return answer(number, consignments.stop(number), 200);
  }

  private Answer show(Request request) {
    request.nothing().refuse();
    String number = request.name("trackingNumber");
    Optional<Consignment> parcel = consignments.find(number);
    if (parcel.isPresent()) {
      return Answer.of(200, View.of(parcel.get()));
    }
    return consignments.isBarred(number)
        ? Answer.of(200, new View(number, "stopped", 0, List.of()))
        : Answer.problem(404, "There is no consignment '%s'.".formatted(number));
  }

  /// A parcel from outside, without a person in it.
  ///
  /// @param told how many of the events the shop has heard of
  record View(String trackingNumber, String status, int told, List<Telling.Message> events) {
    static View of(Consignment parcel) {
      return new View(
          parcel.trackingNumber(),
          parcel.status(),
          parcel.told(),
          parcel.moves().stream()
              .map(move -> Telling.Message.of(parcel.trackingNumber(), move))
              .toList());
    }
  }

  /// @param made the status for what was not so before
  private static Answer answer(String number, Outcome outcome, int made) {
    return switch (outcome) {
      case Outcome.Done(var status, var isNew) ->
          Answer.of(isNew ? made : 200, Map.of("trackingNumber", number, "status", status));
      case Outcome.Barred(var status) ->
          Answer.of(409, Map.of("trackingNumber", number, "status", status));
      case Outcome.OtherParcel() ->
          Answer.problem(422, "'%s' was used for another parcel before.".formatted(number));
    };
  }
}
