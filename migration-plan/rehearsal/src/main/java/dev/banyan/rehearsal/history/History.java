package dev.banyan.rehearsal.history;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// All operations of a run, in any order. It is complete: whatever was sent is in it, at least with
/// an unknown outcome.
public interface History {
  /// May be asked as often as one likes.
  void forEach(Consumer<Operation> each) throws IOException;

  static History of(List<Operation> operations) {
    return operations::forEach;
  }
}
