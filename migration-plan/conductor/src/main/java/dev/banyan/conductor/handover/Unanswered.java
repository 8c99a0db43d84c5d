package dev.banyan.conductor.handover;

/// Nothing came back in time. Whether the call took effect is unknown; it may do so yet.
public final class Unanswered extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Unanswered(String message) {
    super(message);
  }

  public Unanswered(String message, Throwable cause) {
    super(message, cause);
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}
