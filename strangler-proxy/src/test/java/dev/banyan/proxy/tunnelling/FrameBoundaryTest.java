package dev.banyan.proxy.tunnelling;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class FrameBoundaryTest {
  /// @param lead of the head, how the length is written, and masked or not
  record Frame(int lead, int length, boolean masked) {
    void appendTo(Buffer stream) {
      int mask = masked ? 0x80 : 0;
      stream.appendByte((byte) lead);
      if (length < 126) {
        stream.appendByte((byte) (mask | length));
      } else if (length < 1 << 16) {
        stream.appendByte((byte) (mask | 126)).appendUnsignedShort(length);
      } else {
        stream.appendByte((byte) (mask | 127)).appendLong(length);
      }
      // Whatever a payload has in it, heads and closes too, is no frame.
      for (int i = 0; i < length + (masked ? 4 : 0); i++) {
        stream.appendByte((byte) 0x88);
      }
    }
  }

  @Provide
  Arbitrary<List<Frame>> frames() {
    return Combinators.combine(
            Arbitraries.of(0x00, 0x01, 0x80, 0x81, 0x82, 0x89, 0x8a, 0xc1),
            Arbitraries.of(0, 1, 2, 125, 126, 127, 300, 65_535, 65_536, 70_000),
            Arbitraries.of(true, false))
        .as(Frame::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Property(tries = 300)
  void however_a_stream_is_cut_the_boundaries_are_where_frames_end(
      @ForAll("frames") List<Frame> frames, @ForAll @IntRange(min = 1, max = 90_000) int step) {
    Buffer stream = Buffer.buffer();
    Set<Integer> ends = new HashSet<>(Set.of(0));
    for (Frame frame : frames) {
      frame.appendTo(stream);
      ends.add(stream.length());
    }
    FrameBoundary boundary = new FrameBoundary();
    List<Integer> wrong = new ArrayList<>();
    for (int from = 0; from < stream.length(); from += step) {
      int to = Math.min(from + step, stream.length());
      boundary.pass(stream.slice(from, to));
      if (boundary.isBetweenFrames() != ends.contains(to)) {
        wrong.add(to);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Example
  void after_a_close_nothing_more_is_said() {
    FrameBoundary boundary = new FrameBoundary();
    boundary.pass(Buffer.buffer(new byte[] {(byte) 0x88, 0}));

    assertThat(boundary.isBetweenFrames()).isFalse();
  }
}
