package dev.banyan.conductor.stages;

import dev.banyan.model.Dial;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whose hand is on a dial. The latest wins: a command overrules what `dials.yaml` said of the
/// capability when it was given, until the file says something else of it.
public sealed interface Hand {
  Hand NONE = new Off(null);

  /// What the dial is to show; empty if no hand says so.
  default Optional<Dial> wished() {
    return switch (this) {
      case Off _ -> Optional.empty();
      case OfFile(Dial dial) -> Optional.of(dial);
      case OfCommand(Dial dial, Dial _) -> Optional.of(dial);
      case RollingBack _ -> Optional.of(Dial.AT_MONOLITH);
    };
  }

  /// Whether the word of a command holds against the file.
  ///
  /// @param file what the file says of the capability now; null if it does not list it
  default boolean overrules(@Nullable Dial file) {
    return switch (this) {
      case Off(Dial overruled) -> overruled != null && overruled.equals(file);
      case OfFile _ -> false;
      case OfCommand(Dial _, Dial overruled) -> Objects.equals(overruled, file);
      // That the file says nothing any more is no reason to leave the monolith again.
      case RollingBack(Dial overruled) -> file == null || file.equals(overruled);
    };
  }

  /// Who it is, as people read it.
  default String word() {
    return switch (this) {
      case Off _ -> "the plan";
      case OfFile _ -> "dials.yaml";
      case OfCommand _ -> "a command";
      case RollingBack _ -> "a rollback";
    };
  }

  /// The plan drives.
  ///
  /// @param overruled what the file says and a command released the dial from; null if nothing
  record Off(@Nullable Dial overruled) implements Hand {}

  /// `dials.yaml` drives.
  record OfFile(Dial dial) implements Hand {}

  /// `./rehearse dial` drives, or whoever else calls the API.
  ///
  /// @param overruled what the file said then; null if it did not list the capability
  record OfCommand(Dial dial, @Nullable Dial overruled) implements Hand {}

  /// Everything goes back to the monolith, whatever the evidence says, and stays there.
  ///
  /// @param overruled what the file said then; null if it did not list the capability
  record RollingBack(@Nullable Dial overruled) implements Hand {}
}
