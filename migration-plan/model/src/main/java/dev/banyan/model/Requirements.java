package dev.banyan.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What must have moved before what: each once, nothing before itself, and the order of the moves
/// agrees.
final class Requirements {
  private final Set<String> known;
  private final Map<String, List<YamlValue>> required = new LinkedHashMap<>();
  private final Map<String, Integer> order = new HashMap<>();
  private final Map<String, List<Share>> writes = new HashMap<>();

  /// @param known all capabilities; what is none of them is told elsewhere
  Requirements(Set<String> known) {
    this.known = known;
  }

  /// @param capability what moves
  /// @param named where the plan says so
  /// @param shares the write shares of its move
  void add(String capability, YamlValue named, List<YamlValue> requires, List<Share> shares) {
    if (required.containsKey(capability)) {
      named.wrong("'%s' moves twice; write one move with all its shares".formatted(capability));
      return;
    }
    order.put(capability, order.size());
    required.put(capability, requires);
    writes.put(capability, shares);
  }

  void check() {
    required.forEach((capability, requires) -> requires.forEach(value -> check(capability, value)));
  }

  private void check(String capability, YamlValue value) {
    Optional<String> name = value.written();
    if (name.isEmpty()) {
      return;
    }
    if (name.get().equals(capability)) {
      value.wrong("'%s' requires itself, so it could never move".formatted(capability));
    } else if (leadsTo(name.get(), capability)) {
      value.wrong(
          "'%s' requires '%s', which requires '%1$s': neither could ever move; take one of them out"
              .formatted(capability, name.get()));
    } else if (!order.containsKey(name.get()) && known.contains(name.get())) {
      value.wrong(
          "'%s' requires '%s', which does not move in this plan; add a move for it, or take it out"
              .formatted(capability, name.get()));
    } else if (order.containsKey(name.get())
        && order.get(name.get()) > order.getOrDefault(capability, 0)) {
      value.wrong(
          "'%s' requires '%s', which moves only after it; put the move of '%2$s' first"
              .formatted(capability, name.get()));
    } else if (!writes.getOrDefault(capability, List.of()).isEmpty()
        && writes.containsKey(name.get())
        && !writes.get(name.get()).contains(Share.ALL)) {
      value.wrong(
          "'%s' moves writes and requires '%s', whose writes never stand at 100 %% in this plan: its own could not rise; let 'writes' of '%2$s' end at 100"
              .formatted(capability, name.get()));
    }
  }

  private boolean leadsTo(String from, String target) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (next.equals(target)) {
        return true;
      }
      if (seen.add(next)) {
        new ArrayList<>(required.getOrDefault(next, List.of()))
            .forEach(value -> value.written().ifPresent(open::push));
      }
    }
    return false;
  }
}
