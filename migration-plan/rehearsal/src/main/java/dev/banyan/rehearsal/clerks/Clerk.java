package dev.banyan.rehearsal.clerks;

import dev.banyan.model.Bucket;
import dev.banyan.rehearsal.history.Action;
import dev.banyan.rehearsal.history.Seen;
import dev.banyan.rehearsal.history.SessionLog;
import dev.banyan.rehearsal.shoppers.Call;
import dev.banyan.rehearsal.shoppers.CookieJar;
import dev.banyan.rehearsal.shoppers.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One session: looks at a product, changes the text that it saw, and looks at what it, or somebody
/// else, has just changed. One request at a time.
final class Clerk implements AutoCloseable {
  private static final String CATALOG = "catalog";

  private enum Next {
    LOOK,
    CHANGE,
    LOOK_AGAIN
  }

  private final Desk desk;
  private final RandomGenerator random;
  private final SessionLog log;
  private final CookieJar cookies;
  private Next next = Next.LOOK;
  private String sku;
  private Seen seen = Seen.NOTHING;
  private boolean changed;

  Clerk(Desk desk, int number, RandomGenerator random) {
    this.desk = desk;
    this.random = random;
    this.log = desk.recorder().session("%s, clerk %d".formatted(desk.work().mark(), number), null);
    this.cookies = desk.cookies();
    this.sku = desk.work().skus().getFirst();
  }

  /// @param dueNanos when the request was due, by [System#nanoTime]
  Answered step(long dueNanos) throws InterruptedException {
    Instant begun = Instant.now().minusNanos(System.nanoTime() - dueNanos);
    boolean change = next == Next.CHANGE;
    @Nullable String failure =
        switch (next) {
          case LOOK -> look(any(), Next.CHANGE);
          case CHANGE -> change();
          case LOOK_AGAIN -> look(random.nextBoolean() ? sku : desk.lastChanged(), Next.LOOK);
        };
    return new Answered(
        sku,
        Bucket.of(sku),
        change,
        begun,
        Duration.ofNanos(System.nanoTime() - dueNanos),
        failure);
  }

  /// Asks for one product's page, and then changes it.
  ///
  /// @return why it could not; null if it could
  @Nullable String lookAndChange(String wanted) throws InterruptedException {
    @Nullable String failure = look(wanted, Next.CHANGE);
    if (failure == null) {
      failure = change();
    }
    return failure != null || changed ? failure : "the page that was shown was not the newest one";
  }

  private String any() {
    List<String> skus = desk.work().skus();
    return skus.get(random.nextInt(skus.size()));
  }

  private @Nullable String look(String wanted, Next then) throws InterruptedException {
    sku = wanted;
    next = Next.LOOK;
    SessionLog.Asked asked = log.ask(sku, new Action.Read());
    return switch (desk.ask(Call.get(CATALOG, path()), cookies)) {
      case Reply.Silence(String reason, var when) -> {
        asked.unknown();
        yield reason;
      }
      case Reply.Answer answer when answer.status() == 200 -> {
        seen = seen(answer);
        asked.acknowledged(seen);
        next = then;
        yield null;
      }
      case Reply.Answer answer when answer.status() == 404 -> {
        asked.acknowledged(Seen.NOTHING);
        yield told(answer);
      }
      case Reply.Answer answer -> {
        asked.refused(Seen.NOTHING);
        yield told(answer);
      }
    };
  }

  private @Nullable String change() throws InterruptedException {
    next = Next.LOOK_AGAIN;
    changed = false;
    String text = desk.newText();
    String basis = Objects.requireNonNull(seen.value());
    SessionLog.Asked asked = log.ask(sku, new Action.ConditionalWrite(text, basis));
    Call call =
        Call.send(CATALOG, "PATCH", path(), Call.json().put("description", text))
            .with("If-Match", "\"" + seen.version() + "\"");
    return switch (desk.ask(call, cookies)) {
      case Reply.Silence(String reason, var when) -> {
        asked.unknown();
        yield reason;
      }
      case Reply.Answer answer when answer.status() == 200 -> {
        seen = seen(answer);
        asked.acknowledged(seen);
        desk.changed(sku);
        changed = true;
        yield text.equals(seen.value())
            ? null
            : "acknowledged, but as '%s' instead of '%s'".formatted(seen.value(), text);
      }
      case Reply.Answer answer when answer.status() == 412 -> {
        asked.refused(Seen.NOTHING);
        yield null;
      }
      case Reply.Answer answer when surelyNotDone(answer) -> {
        asked.refused(Seen.NOTHING);
        yield told(answer);
      }
      case Reply.Answer answer -> {
        asked.unknown();
        yield told(answer);
      }
    };
  }

  /// What the client got wrong, and a 503 that asks to try again: the proxy had not sent it on, or
  /// a fence refused it and its transaction with it.
  private static boolean surelyNotDone(Reply.Answer answer) {
    int status = answer.status();
    return status / 100 == 4
        || status == 503 && answer.headers().firstValue("Retry-After").isPresent();
  }

  private static Seen seen(Reply.Answer answer) {
    return new Seen(answer.text("description"), answer.body().path("version").asLong(-1), null);
  }

  private static String told(Reply.Answer answer) {
    return "%d from %s %s".formatted(answer.status(), answer.side(), answer.text("detail"));
  }

  private String path() {
    return "/api/products/" + URLEncoder.encode(sku, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    log.close();
  }
}
