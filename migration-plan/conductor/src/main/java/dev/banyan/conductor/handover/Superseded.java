package dev.banyan.conductor.handover;

/// Refused, because someone else has been here since.
public final class Superseded extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Superseded(String message) {
    super(message);
  }

  public Superseded(String message, Throwable cause) {
    super(message, cause);
  }
}
