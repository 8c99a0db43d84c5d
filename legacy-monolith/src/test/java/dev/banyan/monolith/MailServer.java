package dev.banyan.monolith;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A real SMTP server, whose mailboxes are read by IMAP.
public final class MailServer implements AutoCloseable {
  /// A mail as its reader gets it.
  public record Mail(String subject, String messageId, String event, String text, String html) {}

  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final GreenMail server;

  public MailServer(int smtpPort) {
    server =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
            });
    server.start();
    server
        .getUserManager()
        .setMessageDeliveryHandler(
            (message, to) -> {
              if (refused.contains(to.getEmail())) {
                throw new MessagingException("mailbox unavailable");
              }
              return server.getUserManager().getUserByEmail(to.getEmail()) == null
                  ? server.setUser(to.getEmail(), to.getEmail(), to.getEmail())
                  : server.getUserManager().getUserByEmail(to.getEmail());
            });
  }

  /// Takes nothing for this address from now on.
  public void refuse(String address) {
    refused.add(address);
  }

  public void take(String address) {
    refused.remove(address);
  }

  /// What lies in somebody's mailbox.
  public List<Mail> mailsTo(String address) {
    if (server.getUserManager().getUserByEmail(address) == null) {
      return List.of();
    }
    Properties properties = new Properties();
    properties.setProperty("mail.imap.partialfetch", "false"); // a mail in one piece is quicker
    Session session = Session.getInstance(properties);
    try (Store store = session.getStore("imap")) {
      store.connect("127.0.0.1", server.getImap().getPort(), address, address);
      try (Folder inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_ONLY);
        List<Mail> mails = new ArrayList<>();
        for (Message message : inbox.getMessages()) {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          message.writeTo(bytes);
          mails.add(mail(new MimeMessage(session, new ByteArrayInputStream(bytes.toByteArray()))));
        }
        return mails;
      }
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Mail mail(MimeMessage message) throws MessagingException, IOException {
    return new Mail(
        message.getSubject(),
        message.getHeader("Message-ID", null),
        message.getHeader("X-Shop-Event", null),
        part(message, "text/plain"),
        part(message, "text/html"));
  }

  private static String part(Part part, String type) throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return (String) part.getContent();
    }
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        String found = part(parts.getBodyPart(i), type);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }

  @Override
  public void close() {
    server.stop();
  }
}
