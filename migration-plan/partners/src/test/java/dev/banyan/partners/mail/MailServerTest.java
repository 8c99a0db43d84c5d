package dev.banyan.partners.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.partners.RunningPartner;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real mail, sent by SMTP and read by IMAP.
class MailServerTest {
  @TempDir static Path folder;
  private static RunningPartner mail;
  private static int smtp;
  private static int imap;

  @BeforeAll
  static void start() throws Exception {
    mail = RunningPartner.start("mail", folder, Map.of("SMTP_PORT", "0", "IMAP_PORT", "0"));
    Matcher ports =
        Pattern.compile("SMTP is on 127.0.0.1:(\\d+), IMAP on 127.0.0.1:(\\d+)")
            .matcher(String.join("\n", mail.said()));
    assertThat(ports.find()).isTrue();
    smtp = Integer.parseInt(ports.group(1));
    imap = Integer.parseInt(ports.group(2));
  }

  @AfterAll
  static void stop() {
    mail.close();
  }

  @Test
  void mail_for_anybody_lands_in_one_mailbox() throws Exception {
    send("anna@example.org", "Your order W1000001");
    send("bob@example.net", "Your order W1000002");

    try (Store store = store(RunningPartner.KEY);
        Folder inbox = store.getFolder("INBOX")) {
      inbox.open(Folder.READ_ONLY);

      assertThat(inbox.getMessages())
          .extracting(Message::getSubject)
          .containsExactly("Your order W1000001", "Your order W1000002");
      Message first = inbox.getMessage(1);
      assertThat(first.getHeader("X-Shop-Event")).containsExactly("placed W1000001");
      assertThat(first.getHeader("Message-ID")).containsExactly("<placed-W1000001@shop.invalid>");
      assertThat(first.getAllRecipients())
          .extracting(Object::toString)
          .containsExactly("anna@example.org");
      assertThat(first.getContent().toString()).contains("Grüße, 12.34 £");
    }
  }

  @Test
  void nobody_reads_it_without_the_password() {
    assertThatThrownBy(() -> store("guessed").close())
        .isInstanceOf(AuthenticationFailedException.class);
  }

  @Test
  void it_says_that_it_is_well() throws Exception {
    assertThat(mail.get("/health").status()).isEqualTo(200);
  }

  private static Store store(String password) throws Exception {
    Store store = Session.getInstance(new Properties()).getStore("imap");
    store.connect("127.0.0.1", imap, MailServer.MAILBOX, password);
    return store;
  }

  private static void send(String to, String subject) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", "127.0.0.1");
    properties.setProperty("mail.smtp.port", String.valueOf(smtp));
    String order = subject.substring(subject.lastIndexOf(' ') + 1);
    MimeMessage message =
        new MimeMessage(Session.getInstance(properties)) {
          @Override
          protected void updateMessageID() throws jakarta.mail.MessagingException {
            setHeader("Message-ID", "<placed-" + order + "@shop.invalid>");
          }
        };
    message.setFrom("shop@shop.invalid");
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    message.setSubject(subject);
    message.setHeader("X-Shop-Event", "placed " + order);
    message.setText("Grüße, 12.34 £", "UTF-8");
    Transport.send(message);
  }
}
