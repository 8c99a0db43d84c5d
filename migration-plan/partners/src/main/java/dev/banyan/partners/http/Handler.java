package dev.banyan.partners.http;

/// Answers the requests of one route.
@FunctionalInterface
public interface Handler {
  Answer answer(Request request) throws InterruptedException;
}
