package dev.banyan.proxy.conductor;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// The conductor, asked by HTTP with the token.
public final class Conductor implements AutoCloseable {
  public record Answer(int status, String body) {}

  private final URI address;
  private final String token;
  private final Vertx vertx =
      Vertx.vertx(
          new VertxOptions()
              .setEventLoopPoolSize(1)
              .setWorkerPoolSize(1)
              .setInternalBlockingPoolSize(1));

  /// Not the one of the JDK: that repeats a GET by itself when the connection closes under it, so
  /// that an old question waits at a conductor which began to count anew, or never is answered.
  private final HttpClient http =
      vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(2_000));

  public Conductor(URI address, String token) {
    this.address = address;
    this.token = token;
  }

  /// @param patience until the answer is there
  /// @return to be waited for with [#await]; completing it gives the question up
  public CompletableFuture<Answer> get(String path, Duration patience) {
    return send(HttpMethod.GET, path, Buffer.buffer(), patience);
  }

  /// @param json the body
  public CompletableFuture<Answer> put(String path, String json, Duration patience) {
    return send(HttpMethod.PUT, path, Buffer.buffer(json), patience);
  }

  /// @throws IOException if there is no answer
  public static Answer await(CompletableFuture<Answer> asked)
      throws IOException, InterruptedException {
    try {
      return asked.get();
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause() == null ? failed : failed.getCause();
      throw new IOException(cause.getMessage(), cause);
    }
  }

  private CompletableFuture<Answer> send(
      HttpMethod method, String path, Buffer body, Duration patience) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(method)
            .setAbsoluteURI(address.resolve(path).toString())
            .putHeader("Authorization", "Bearer " + token)
            .putHeader("Accept", "application/json")
            .setTimeout(patience.toMillis());
    if (method == HttpMethod.PUT) {
      options.putHeader("Content-Type", "application/json");
    }
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    http.request(options)
        .onFailure(answer::completeExceptionally)
        .onSuccess(request -> exchange(request, body, answer));
    return answer;
  }

  private static void exchange(
      HttpClientRequest request, Buffer body, CompletableFuture<Answer> answer) {
    // Whoever gives up need not keep the conductor waiting.
    answer.exceptionally(
        givenUp -> {
          request.reset();
          return new Answer(0, "");
        });
    request
        .send(body)
        .compose(head -> head.body().map(text -> new Answer(head.statusCode(), text.toString())))
        .onFailure(answer::completeExceptionally)
        .onSuccess(answer::complete);
  }

  @Override
  public String toString() {
    return address.toString();
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
