package dev.banyan.partners.cards;

import dev.banyan.partners.cards.Authorization.Declined;
import dev.banyan.partners.cards.Views.AuthorizationView;
import dev.banyan.partners.cards.Views.RefundView;
import dev.banyan.partners.http.Answer;
import dev.banyan.partners.http.Fields;
import dev.banyan.partners.http.Handler;
import dev.banyan.partners.http.Request;
import dev.banyan.partners.http.Site;
import dev.banyan.partners.journal.UnusableJournal;
import dev.banyan.partners.log.Log;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Pattern;

/// The card processor's HTTP side.
public final class CardProcessing {
  private static final Pattern EXPIRY = Pattern.compile("(0[1-9]|1[0-2])/[0-9]{2}");
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM/yy");
  private static final Pattern CVC = Pattern.compile("[0-9]{3,4}");
  private static final Pattern POUNDS = Pattern.compile("GBP");
  private static final String AMOUNT =
      "a decimal string with at most three decimals, as in \"2.55\"";

  private final Authorizations authorizations;

  private CardProcessing(Authorizations authorizations) {
    this.authorizations = authorizations;
  }

  /// Reads what is known and opens.
  ///
  /// @return the port
  public static int start(int port, String key, Path folder, Clock clock, Log log)
      throws IOException, UnusableJournal {
    CardProcessing processing = new CardProcessing(new Authorizations(folder, clock, log));
    return processing.site(new Site(key, log)).open(port);
  }

  private Site site(Site site) {
    String one = "/v1/authorizations/{reference}";
    return site.on("PUT", one, failing(this::authorize))
        .on("GET", one, failing(this::show))
        .on("GET", "/v1/authorizations", failing(this::list))
        .on("POST", one + "/capture", failing(this::capture))
        .on("POST", one + "/void", failing(this::letGo))
        .on("PUT", one + "/refunds/{refund}", failing(this::refund))
        .on("GET", "/v1/settlements/{day}", failing(this::settlement))
        .on("PUT", "/control/outage", this::setOutage)
        .on("GET", "/control/outage", this::showOutage);
  }

  private Handler failing(Handler handler) {
    return new Failing(authorizations, handler);
  }

  private Answer authorize(Request request) throws InterruptedException {
    Fields fields = request.fields();
    Money amount = amount(fields);
    fields.text("currency", POUNDS, "GBP");
    Fields shown = fields.object("card");
    String number = shown.text("number", 40);
    String expiry = shown.text("expiry", EXPIRY, "a month as \"12/30\"");
    shown.text("cvc", CVC, "three or four digits");
    fields.refuse();
    Card card = new Card(number, YearMonth.parse(expiry, MONTH));
    String reference = request.name("reference");
    boolean first = authorizations.find(reference).isEmpty();
    if (first) {
      Thread.sleep(card.pondering());
    }
    Answer answer = answer(authorizations.authorize(reference, amount, card), 201);
    if (first && !card.silence().isZero()) {
      Thread.sleep(card.silence());
      return new Answer.HungUp();
    }
    return answer;
  }

  private Answer show(Request request) {
    request.nothing().refuse();
    String reference = request.name("reference");
    return authorizations
        .find(reference)
        .map(found -> Answer.of(200, Views.of(found)))
        .orElseGet(() -> answer(new Outcome.Unknown(reference), 200));
  }

  private Answer list(Request request) {
    return Answer.of(
        200, authorizations.list().stream().map(Views::of).map(AuthorizationView::brief).toList());
  }

  private Answer capture(Request request) {
    request.nothing().refuse();
    return answer(authorizations.capture(request.name("reference")), 200);
  }

  private Answer letGo(Request request) {
    request.nothing().refuse();
    return answer(authorizations.letGo(request.name("reference")), 200);
  }

  private Answer refund(Request request) {
    Fields fields = request.fields();
    Money amount = amount(fields);
    fields.refuse();
    return answer(
        authorizations.refund(request.name("reference"), request.name("refund"), amount), 201);
  }

  private Answer settlement(Request request) {
    Fields fields = request.nothing();
    LocalDate day = LocalDate.EPOCH;
    try {
      day = LocalDate.parse(request.name("day"));
    } catch (DateTimeParseException unreadable) {
      fields.fault("day", "must be a day as 2026-11-23");
    }
    fields.refuse();
    return Answer.of(200, Settlement.of(day, authorizations.list()));
  }

  private Answer setOutage(Request request) {
    Fields fields = request.fields();
    String word = fields.text("mode", 20);
    Outage mode = Outage.of(word).orElse(Outage.NONE);
    if (!word.isBlank() && !mode.word().equals(word)) {
      fields.fault("mode", "must be one of none, refuse, hang, error, lose-answers");
    }
    fields.refuse();
    authorizations.behave(mode);
    return showOutage(request);
  }

  private Answer showOutage(Request request) {
    return Answer.of(200, Map.of("mode", authorizations.outage()));
  }

  private static Money amount(Fields fields) {
    String text = fields.text("amount", Money.FORM, AMOUNT);
    Money amount = Money.FORM.matcher(text).matches() ? Money.of(text) : Money.NONE;
    if (Money.FORM.matcher(text).matches() && !amount.isMoreThan(Money.NONE)) {
      fields.fault("amount", "must be more than nothing");
    }
    return amount;
  }

  /// @param made the status for what was not so before
  private static Answer answer(Outcome outcome, int made) {
    return switch (outcome) {
      case Outcome.Done(Declined declined, var _) -> Answer.of(402, Views.of(declined));
      case Outcome.Done(var now, var isNew) -> Answer.of(isNew ? made : 200, Views.of(now));
      case Outcome.GivenBack(var refund, var isNew) ->
          Answer.of(isNew ? made : 200, RefundView.of(refund));
      case Outcome.Barred(var as) -> Answer.of(409, Views.of(as));
      case Outcome.TooMuch(var left) ->
          Answer.problem(409, "Only %s is left to give back.".formatted(left));
      case Outcome.OtherAmount(var name, var earlier) ->
          Answer.problem(422, "'%s' was used for %s before.".formatted(name, earlier));
      case Outcome.Unknown(var reference) ->
          Answer.problem(404, "There is no authorization '%s'.".formatted(reference));
    };
  }
}
