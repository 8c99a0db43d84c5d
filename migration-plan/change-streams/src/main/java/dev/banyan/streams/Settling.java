package dev.banyan.streams;

import java.sql.SQLException;
import java.util.List;

/// Lets changes that are under way arrive before rows are looked at again.
@FunctionalInterface
public interface Settling {
  /// Returns once what was committed in either database before the call has arrived in the other;
  /// fails where that does not happen in time.
  ///
  /// @param reading counts from 1
  void await(int reading) throws SQLException;

  /// How many such intervals, one after the other, in which a row stands still and differs, prove a
  /// difference. More than one where [#await] is only nearly certain.
  default int proof() {
    return 1;
  }

  /// One after the other.
  static Settling all(List<Settling> parts) {
    List<Settling> all = List.copyOf(parts);
    return new Settling() {
      @Override
      public void await(int reading) throws SQLException {
        for (Settling each : all) {
          each.await(reading);
        }
      }

      @Override
      public int proof() {
        return all.stream().mapToInt(Settling::proof).max().orElse(1);
      }
    };
  }
}
