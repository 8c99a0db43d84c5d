package dev.banyan.rehearsal.clerks;

import dev.banyan.rehearsal.history.Recorder;
import dev.banyan.rehearsal.shoppers.Call;
import dev.banyan.rehearsal.shoppers.CookieJar;
import dev.banyan.rehearsal.shoppers.Reply;
import dev.banyan.rehearsal.shoppers.ShopClient;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/// What all clerks share: the way to the shop, the record of what they do, and whose texts are new.
final class Desk implements AutoCloseable {
  private static final String ADMIN = "admin@shop.invalid";

  private final Work work;
  private final Recorder recorder;
  private final ShopClient client;
  private final CookieJar signedIn = new CookieJar();
  private final AtomicLong texts = new AtomicLong();
  private volatile String lastChanged;

  Desk(Work work, Recorder recorder) {
    this.work = work;
    this.recorder = recorder;
    this.client = new ShopClient(work.shop(), Clock.systemUTC());
    this.lastChanged = work.skus().getFirst();
  }

  /// As the administrator, once for all: each clerk has a browser of their own.
  void signIn() throws InterruptedException {
    Call call =
        Call.send(
            "accounts",
            "POST",
            "/api/session",
            Call.json().put("email", ADMIN).put("password", work.adminPassword()));
    Reply reply = client.ask(call, signedIn);
    if (!(reply instanceof Reply.Answer answer && answer.status() == 200)) {
      throw new IllegalStateException("the administrator could not sign in: " + reply);
    }
  }

  Reply ask(Call call, CookieJar cookies) throws InterruptedException {
    return client.ask(call, cookies);
  }

  Work work() {
    return work;
  }

  Recorder recorder() {
    return recorder;
  }

  CookieJar cookies() {
    return signedIn.copy();
  }

  /// A text that nobody ever wrote, so that whoever reads it knows by which request it came.
  String newText() {
    return "%s, text %d".formatted(work.mark(), texts.incrementAndGet());
  }

  /// What somebody changed a moment ago.
  String lastChanged() {
    return lastChanged;
  }

  void changed(String sku) {
    lastChanged = sku;
  }

  @Override
  public void close() {
    client.close();
  }
}
