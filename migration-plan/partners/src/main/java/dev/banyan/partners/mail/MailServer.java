package dev.banyan.partners.mail;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.banyan.partners.http.Site;
import dev.banyan.partners.log.Log;
import java.io.IOException;

/// Takes mail for anybody by SMTP into one mailbox, and shows it by IMAP. Kept in memory.
public final class MailServer {
  public static final String MAILBOX = "everyone@shop.invalid";
  private static final String HERE = "127.0.0.1";

  private MailServer() {}

  /// The ports that were asked for, or found where 0 was.
  public record Ports(int http, int smtp, int imap) {}

  public static Ports start(Ports ports, String password, Log log) throws IOException {
    GreenMail mail =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(ports.smtp(), HERE, ServerSetup.PROTOCOL_SMTP),
              new ServerSetup(ports.imap(), HERE, ServerSetup.PROTOCOL_IMAP)
            });
    GreenMailUser everyone = mail.setUser(MAILBOX, MAILBOX, password);
    mail.getUserManager().setMessageDeliveryHandler((message, address) -> everyone);
    try {
      mail.start();
    } catch (IllegalStateException taken) {
      throw new IOException(
          "SMTP on port %d and IMAP on port %d cannot be opened: %s"
              .formatted(ports.smtp(), ports.imap(), taken.getMessage()),
          taken);
    }
    int http = new Site(password, log).open(ports.http());
    return new Ports(http, mail.getSmtp().getPort(), mail.getImap().getPort());
  }
}
