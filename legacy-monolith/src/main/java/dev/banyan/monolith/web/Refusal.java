package dev.banyan.monolith.web;

import java.util.List;

/// Ends a request with a [Problem].
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  public Refusal(Problem problem) {
    super(problem.title(), null, false, false);
    this.problem = problem;
  }

  public static Refusal invalid(String field, String message) {
    return new Refusal(Problem.invalid(List.of(new Problem.Fault(field, message))));
  }

  public static Refusal notSignedIn() {
    return new Refusal(Problem.of(401, "Unauthorized", "Sign in first."));
  }

  public static Refusal forbidden() {
    return new Refusal(Problem.of(403, "Forbidden", "Only an administrator may do this."));
  }

  public static Refusal notFound(String detail) {
    return new Refusal(Problem.of(404, "Not Found", detail));
  }

  public static Refusal conflict(String detail) {
    return new Refusal(Problem.conflict(detail, List.of()));
  }

  public static Refusal stale(String detail) {
    return new Refusal(Problem.of(412, "Precondition Failed", detail));
  }

  /// What cannot be done just now, and may be in a moment: asking again is right.
  public static Refusal unavailable(String detail) {
    return new Refusal(Problem.of(503, "Service Unavailable", detail));
  }

  public Problem problem() {
    return problem;
  }
}
