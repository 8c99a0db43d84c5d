package dev.banyan.proxy.forwarding;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import io.vertx.core.streams.WriteStream;
import java.util.function.Consumer;

/// Carries a body as it comes; the slower end sets the pace. A body that breaks is never ended as
/// if it were whole.
final class BodyStream {
  private BodyStream() {}

  static void carry(
      ReadStream<Buffer> from, WriteStream<Buffer> to, Runnable whole, Consumer<Throwable> broken) {
    from.handler(
        part -> {
          to.write(part);
          if (to.writeQueueFull()) {
            from.pause();
            to.drainHandler(drained -> from.resume());
          }
        });
    from.exceptionHandler(broken::accept);
    from.endHandler(end -> whole.run());
    from.resume();
  }
}
