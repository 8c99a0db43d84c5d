package dev.banyan.monolith.data;

import java.util.List;
import java.util.function.Function;

/// One page of a longer list.
///
/// @param page counted from 0
/// @param total how many there are on all pages
public record Page<T>(List<T> items, int page, int size, long total) {
  /// The same page, each item shown another way.
  public <V> Page<V> map(Function<T, V> view) {
    return new Page<>(items.stream().map(view).toList(), page, size, total);
  }
}
