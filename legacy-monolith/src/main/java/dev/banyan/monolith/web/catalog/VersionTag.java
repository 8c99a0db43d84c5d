package dev.banyan.monolith.web.catalog;

import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A version as an entity tag, and the conditions that name it (RFC 9110, section 13).
final class VersionTag {
  private VersionTag() {}

  static String of(int version) {
    return "\"" + version + "\"";
  }

  /// `If-None-Match`: does the client have this version already? Weak tags count.
  static boolean isKnown(@Nullable String ifNoneMatch, int version) {
    return ifNoneMatch != null
        && tags(ifNoneMatch).anyMatch(tag -> tag.equals("*") || strong(tag).equals(of(version)));
  }

  /// `If-Match`: may the client change this version? Weak tags never match.
  static boolean isExpected(@Nullable String ifMatch, int version) {
    return ifMatch == null
        || tags(ifMatch).anyMatch(tag -> tag.equals("*") || tag.equals(of(version)));
  }

  private static Stream<String> tags(String header) {
    return Arrays.stream(header.split(",")).map(String::strip);
  }

  private static String strong(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }
}
