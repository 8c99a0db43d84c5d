package dev.banyan.rehearsal.shoppers;

/// The shop's database did not answer, so that nothing can be said about what is in it.
public final class UnreadableBooks extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableBooks(String what, Throwable cause) {
    super(what + " cannot be read: " + cause.getMessage(), cause);
  }
}
