package dev.banyan.monolith.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;

/// Strict UTF-8, one character at a time: a fault is thrown when its own place is reached, not a
/// buffer earlier as `InputStreamReader` does, so that it can be reported with line and column.
final class Utf8Characters {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStream in;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
  private final CharBuffer characters = CharBuffer.allocate(1 << 16).flip();
  private boolean ended;

  Utf8Characters(InputStream in) throws IOException {
    this.in = in;
    if (peek() == BYTE_ORDER_MARK) {
      characters.get();
    }
  }

  /// The next character, or -1 at the end.
  int read() throws IOException {
    return characters.hasRemaining() || decodeMore() ? characters.get() : -1;
  }

  /// What the next `read` will give.
  int peek() throws IOException {
    return characters.hasRemaining() || decodeMore() ? characters.get(characters.position()) : -1;
  }

  private boolean decodeMore() throws IOException {
    characters.clear();
    try {
      while (true) {
        var result = decoder.decode(bytes, characters, ended);
        if (characters.position() > 0) {
          return true;
        }
        if (result.isError()) {
          throw new MalformedInputException(result.length());
        }
        if (ended) {
          return false;
        }
        readMore();
      }
    } finally {
      characters.flip();
    }
  }

  private void readMore() throws IOException {
    bytes.compact();
    try {
      var n = in.read(bytes.array(), bytes.position(), bytes.remaining());
      if (n < 0) {
        ended = true;
      } else {
        bytes.position(bytes.position() + n);
      }
    } finally {
      bytes.flip();
    }
  }
}
