package dev.banyan.rehearsal.shoppers;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// Where all mail of the rehearsal arrives, read by IMAP.
public final class Mailbox {
  private static final String USER = "everyone@shop.invalid";
  private static final String EVENT = "X-Shop-Event";

  private final int port;
  private final String password;

  public Mailbox(int port, String password) {
    this.port = port;
    this.password = password;
  }

  /// How many mails told of each event.
  Map<String, Integer> mailsByEvent() {
    Properties settings = new Properties();
    settings.setProperty("mail.imap.connectiontimeout", "10000");
    settings.setProperty("mail.imap.timeout", "60000");
    try (Store store = Session.getInstance(settings).getStore("imap")) {
      store.connect("127.0.0.1", port, USER, password);
      try (Folder inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_ONLY);
        Message[] mails = inbox.getMessages();
        FetchProfile headers = new FetchProfile();
        headers.add(EVENT);
        inbox.fetch(mails, headers);
        Map<String, Integer> counted = new TreeMap<>();
        for (Message mail : mails) {
          String[] event = mail.getHeader(EVENT);
          if (event != null) {
            counted.merge(event[0], 1, Integer::sum);
          }
        }
        return counted;
      }
    } catch (MessagingException unreadable) {
      throw new UnreadableBooks("the mailbox", unreadable);
    }
  }
}
