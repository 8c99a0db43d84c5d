package dev.banyan.partners.http;

import java.util.Map;

/// What becomes of a request.
public sealed interface Answer {
  /// An answer with a JSON body.
  record Said(int status, Object body, Map<String, String> headers) implements Answer {
    public Said {
      headers = Map.copyOf(headers);
    }
  }

  /// The connection is closed without a word.
  record HungUp() implements Answer {}

  static Answer of(int status, Object body) {
    return new Said(status, body, Map.of());
  }

  static Answer problem(int status, String detail) {
    return problem(status, detail, Map.of());
  }

  static Answer problem(int status, String detail, Map<String, String> headers) {
    return new Said(status, Problem.of(status, detail), headers);
  }
}
