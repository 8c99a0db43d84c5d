package dev.banyan.monolith.web;

import org.jspecify.annotations.Nullable;

/// Which page of a list is asked for.
///
/// @param page counted from 0
public record Paging(int page, int size) {
  private static final int USUAL = 24;
  private static final int MOST = 100;

  /// Reads a query string; what is wrong with it is added to the faults.
  public static Paging of(@Nullable String page, @Nullable String size, Faults faults) {
    return new Paging(
        faults.whole("page", page, 0, 0, Integer.MAX_VALUE),
        faults.whole("size", size, USUAL, 1, MOST));
  }

  /// As [#of(String, String, Faults)], where nothing else can be wrong.
  public static Paging of(@Nullable String page, @Nullable String size) {
    Faults faults = new Faults();
    Paging paging = of(page, size, faults);
    faults.refuse();
    return paging;
  }
}
