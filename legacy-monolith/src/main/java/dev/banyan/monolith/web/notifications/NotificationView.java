package dev.banyan.monolith.web.notifications;

import dev.banyan.monolith.data.notifications.Notifications.Notification;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Something that a customer is told.
public record NotificationView(
    String event, @Nullable String order, String channel, String status, Instant at) {
  public static NotificationView of(Notification notification) {
    return new NotificationView(
        notification.event().toLowerCase(Locale.ROOT),
        notification.order(),
        channel(notification.channel()),
        status(notification.stat()),
        notification.at());
  }

  private static String channel(String letter) {
    return switch (letter) {
      case "E" -> "email";
      case "S" -> "sms";
      case "P" -> "push";
      default -> throw new IllegalStateException("no channel: " + letter);
    };
  }

  private static String status(String letter) {
    return switch (letter) {
      case "N" -> "new";
      case "S" -> "sent";
      case "F" -> "failed";
      default -> throw new IllegalStateException("no notification status: " + letter);
    };
  }
}
