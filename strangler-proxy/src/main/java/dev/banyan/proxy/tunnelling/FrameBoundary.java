package dev.banyan.proxy.tunnelling;

import io.vertx.core.buffer.Buffer;

/// Follows the frames of a stream by their heads alone (RFC 6455 5.2), to know where one could be
/// put in. Nothing is kept and nothing changed.
final class FrameBoundary {
  private static final int CLOSE = 8;

  private int seen;
  private int size = 2;
  private int extended;
  private long length;
  private long payload;
  private boolean closing;

  void pass(Buffer part) {
    int i = 0;
    while (i < part.length()) {
      if (payload > 0) {
        long step = Math.min(payload, part.length() - i);
        payload -= step;
        i += (int) step;
      } else {
        head(part.getUnsignedByte(i++));
      }
    }
  }

  /// False once a close frame has come: it is the last (RFC 6455 5.5.1).
  boolean isBetweenFrames() {
    return seen == 0 && payload == 0 && !closing;
  }

  private void head(int octet) {
    if (seen == 0) {
      closing |= (octet & 0x0f) == CLOSE;
    } else if (seen == 1) {
      int said = octet & 0x7f;
      extended = said < 126 ? 0 : said == 126 ? 2 : 8;
      length = extended == 0 ? said : 0;
      boolean masked = (octet & 0x80) != 0;
      size = 2 + extended + (masked ? 4 : 0);
    } else if (seen < 2 + extended) {
      length = length << 8 | octet;
    }
    if (++seen == size) {
      payload = length;
      seen = 0;
      size = 2;
    }
  }
}
