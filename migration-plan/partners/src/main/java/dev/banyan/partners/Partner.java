package dev.banyan.partners;

import dev.banyan.partners.cards.CardProcessing;
import dev.banyan.partners.courier.Courier;
import dev.banyan.partners.journal.UnusableJournal;
import dev.banyan.partners.log.Log;
import dev.banyan.partners.mail.MailServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// `java -jar partners.jar card-processor | courier | mail`: one partner as a process, set up by
/// its environment.
public final class Partner {
  private static final int WRONG_USE = 2;
  private static final Clock CLOCK = Clock.systemUTC();

  private final Settings settings = new Settings(System.getenv());
  private final Log log = new Log(System.out, CLOCK);

  private Partner() {}

  public static void main(String[] arguments) {
    String name = arguments.length == 1 ? arguments[0] : "";
    Partner partner = new Partner();
    try {
      switch (name) {
        case "card-processor" -> partner.cardProcessor();
        case "courier" -> partner.courier();
        case "mail" -> partner.mail();
        default ->
            partner.refuse(
                List.of("Say which partner, as the only word: card-processor, courier or mail."));
      }
    } catch (UnusableJournal unusable) {
      partner.refuse(List.of(String.valueOf(unusable.getMessage())));
    } catch (IOException failed) {
      partner.refuse(List.of(name + " cannot start: " + failed.getMessage()));
    }
  }

  private void cardProcessor() throws IOException, UnusableJournal {
    int port = settings.port("PARTNER_PORT");
    String key = settings.key("PARTNER_KEY");
    Path folder = settings.folder("PARTNER_DATA");
    refuse(settings.faults());
    listens("card-processor", CardProcessing.start(port, key, folder, CLOCK, log));
  }

  private void courier() throws IOException, UnusableJournal {
    int port = settings.port("PARTNER_PORT");
    String key = settings.key("PARTNER_KEY");
    Path folder = settings.folder("PARTNER_DATA");
    Duration leg = settings.duration("COURIER_LEG", Duration.ofSeconds(2));
    refuse(settings.faults());
    listens("courier", Courier.start(port, key, folder, leg, CLOCK, log));
  }

  private void mail() throws IOException {
    int http = settings.port("PARTNER_PORT");
    int smtp = settings.port("SMTP_PORT");
    int imap = settings.port("IMAP_PORT");
    String password = settings.key("PARTNER_KEY");
    refuse(settings.faults());
    MailServer.Ports ports =
        MailServer.start(new MailServer.Ports(http, smtp, imap), password, log);
    log.say("SMTP is on 127.0.0.1:%d, IMAP on 127.0.0.1:%d".formatted(ports.smtp(), ports.imap()));
    listens("mail", ports.http());
  }

  private void listens(String name, int port) {
    log.say("%s listens on 127.0.0.1:%d".formatted(name, port));
  }

  /// Ends the process if anything is wrong.
  private void refuse(List<String> faults) {
    if (!faults.isEmpty()) {
      faults.forEach(System.err::println);
      System.exit(WRONG_USE);
    }
  }
}
