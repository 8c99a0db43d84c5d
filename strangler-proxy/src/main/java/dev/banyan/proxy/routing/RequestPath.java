package dev.banyan.proxy.routing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A request's path as routes see it. What a backend might read in two ways is not a path here, so
/// that no spelling dodges a route (RFC 3986 2.4, 6.2.2).
public sealed interface RequestPath {
  /// @param segments percent-decoded, without empty ones: backends fold `//` and a slash at the end
  /// @param exact false where a segment has matrix parameters or is not UTF-8: it may then pass to
  ///   the monolith, but not stand for a route's path
  record Clear(List<String> segments, boolean exact) implements RequestPath {}

  /// @param why one sentence for the person who sent it
  record Ambiguous(String why) implements RequestPath {}

  /// @param target the request target in origin form; its query is ignored
  static RequestPath of(String target) {
    int end = target.indexOf('?');
    if (end < 0) {
      end = target.length();
    }
    List<String> segments = new ArrayList<>(6);
    boolean exact = true;
    int from = 1;
    for (int i = 1; i <= end; i++) {
      char c = i < end ? target.charAt(i) : '/';
      if (c <= ' ' || c >= 0x7f || c == '\\' || c == '#') {
        return new Ambiguous("its path has a character that must be percent-encoded");
      }
      if (c != '/') {
        continue;
      }
      if (i > from) {
        String raw = target.substring(from, i);
        switch (Segment.of(raw)) {
          case Segment.Text(String text, boolean plain) -> {
            if (!text.isEmpty()) {
              segments.add(text);
            }
            exact &= plain;
          }
          case Segment.Refused(String why) -> {
            return new Ambiguous(why);
          }
        }
      }
      from = i + 1;
    }
    return new Clear(segments, exact);
  }

  /// One part between slashes.
  sealed interface Segment {
    record Text(String text, boolean plain) implements Segment {}

    record Refused(String why) implements Segment {}

    static Segment of(String raw) {
      String text = raw;
      boolean plain = true;
      if (raw.indexOf('%') >= 0) {
        byte[] bytes = new byte[raw.length()];
        int length = 0;
        for (int i = 0; i < raw.length(); i++) {
          char c = raw.charAt(i);
          if (c == '%') {
            int value = i + 2 < raw.length() ? hex(raw.charAt(i + 1), raw.charAt(i + 2)) : -1;
            if (value < 0) {
              return new Refused("a % in its path is not followed by two hexadecimal digits");
            }
            if (value < ' ' || value == 0x7f || value == '/' || value == '\\') {
              return new Refused("its path has an encoded slash, backslash or control character");
            }
            bytes[length++] = (byte) value;
            i += 2;
          } else {
            bytes[length++] = (byte) c;
          }
        }
        try {
          ByteBuffer encoded = ByteBuffer.wrap(bytes, 0, length);
          text = StandardCharsets.UTF_8.newDecoder().decode(encoded).toString();
        } catch (CharacterCodingException otherCharset) {
          text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
          plain = false;
        }
      }
      int parameters = text.indexOf(';');
      if (parameters >= 0) {
        text = text.substring(0, parameters);
        plain = false;
      }
      if (text.equals(".") || text.equals("..")) {
        return new Refused("its path has a dot segment");
      }
      return new Text(text, plain);
    }

    private static int hex(char high, char low) {
      int h = Character.digit(high, 16);
      int l = Character.digit(low, 16);
      return h < 0 || l < 0 || high > 'f' || low > 'f' ? -1 : h << 4 | l;
    }
  }
}
