package dev.banyan.partners.cards;

import dev.banyan.partners.RunningPartner;
import dev.banyan.partners.RunningPartner.Reply;
import java.io.IOException;

/// What a shop asks of a card processor.
record Till(RunningPartner processor) {
  static final String GOOD = "4242424242424242";

  static String path(String reference) {
    return "/v1/authorizations/" + reference;
  }

  static String body(String amount, String number, String expiry) {
    return """
        {"amount":"%s","currency":"GBP","card":{"number":"%s","expiry":"%s","cvc":"123"}}
        """
        .formatted(amount, number, expiry);
  }

  Reply authorize(String reference, String amount) throws IOException, InterruptedException {
    return processor.put(path(reference), body(amount, GOOD, "12/40"));
  }

  Reply show(String reference) throws IOException, InterruptedException {
    return processor.get(path(reference));
  }

  Reply capture(String reference) throws IOException, InterruptedException {
    return processor.post(path(reference) + "/capture");
  }

  Reply letGo(String reference) throws IOException, InterruptedException {
    return processor.post(path(reference) + "/void");
  }

  Reply refund(String reference, String refund, String amount)
      throws IOException, InterruptedException {
    return processor.put(path(reference) + "/refunds/" + refund, "{\"amount\":\"" + amount + "\"}");
  }

  Reply outage(String mode) throws IOException, InterruptedException {
    return processor.put("/control/outage", "{\"mode\":\"" + mode + "\"}");
  }
}
