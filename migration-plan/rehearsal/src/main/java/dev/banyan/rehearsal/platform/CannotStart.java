package dev.banyan.rehearsal.platform;

/// The system did not come up; the message says what happened, what it means and what to do next.
public final class CannotStart extends Exception {
  private static final long serialVersionUID = 1L;

  /// Whose turn it is.
  public enum Because {
    /// A file, an option or this machine has to be mended first: exit code 2.
    WRONG_INPUT,
    /// A part of the system failed: exit code 1.
    FAILURE
  }

  private final Because because;

  public CannotStart(Because because, String message) {
    super(message);
    this.because = because;
  }

  public CannotStart(String message, Throwable cause) {
    super(message, cause);
    this.because = Because.FAILURE;
  }

  public Because because() {
    return because;
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}
