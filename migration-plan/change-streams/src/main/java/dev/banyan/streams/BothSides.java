package dev.banyan.streams;

import dev.banyan.streams.Comparison.At;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// A connection to either database, which are asked at the same time.
final class BothSides implements AutoCloseable {
  /// What is asked of a side.
  interface Question<T> {
    T ask(DiffSession session, At at) throws SQLException;
  }

  /// The answers of both.
  record Answers<T>(T left, T right) {}

  private final DiffSession left;
  private final DiffSession right;
  private final ExecutorService executor;

  BothSides(StreamSource source, StreamTarget target, StreamTable mapping, ExecutorService executor)
      throws SQLException {
    this.executor = executor;
    this.left = new DiffSession(source.database(), mapping.source());
    try {
      this.right = new DiffSession(target.database(), mapping.target());
    } catch (SQLException | RuntimeException failed) {
      left.close();
      throw failed;
    }
  }

  DiffSession side(At at) {
    return switch (at) {
      case LEFT -> left;
      case RIGHT -> right;
    };
  }

  <T> Answers<T> ask(Question<T> question) throws SQLException {
    Future<T> there = executor.submit(() -> question.ask(right, At.RIGHT));
    try {
      T here = question.ask(left, At.LEFT);
      return new Answers<>(here, there.get());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new SQLException("the diff was interrupted", stopping);
    } catch (ExecutionException failed) {
      throw thrown(failed);
    } finally {
      there.cancel(true);
    }
  }

  /// What failed in another thread, as if it had failed here.
  static SQLException thrown(ExecutionException failed) {
    return switch (failed.getCause()) {
      case SQLException sql -> sql;
      case RuntimeException other -> throw other;
      case Error error -> throw error;
      case null, default -> new SQLException(failed);
    };
  }

  @Override
  public void close() throws SQLException {
    try (left;
        right) {
      // both are closed, whatever the other does
    }
  }
}
