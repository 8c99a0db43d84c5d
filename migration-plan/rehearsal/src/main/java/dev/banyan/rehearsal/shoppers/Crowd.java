package dev.banyan.rehearsal.shoppers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Everybody who is in the shop. Somebody is always free to take the next step: if all wait for
/// answers, another one walks in, so that a slow shop does not get fewer questions.
final class Crowd {
  private static final double STAFF_SHARE = 0.03;

  private final RandomGenerator random;
  private final int usual;
  private final Supplier<Visitor> newcomers;
  private final List<Visitor> idle = new ArrayList<>();
  private final List<Visitor> idleStaff;
  private int inside;

  /// @param usual how many customers are inside on a usual day
  Crowd(RandomGenerator random, int usual, Supplier<Visitor> newcomers, List<Visitor> staff) {
    this.random = random;
    this.usual = usual;
    this.newcomers = newcomers;
    this.idleStaff = new ArrayList<>(staff);
  }

  /// Who takes the step that has just arrived.
  synchronized Visitor next() {
    boolean forStaff = random.nextDouble() < STAFF_SHARE;
    int chosen = random.nextInt(Integer.MAX_VALUE);
    if (forStaff && !idleStaff.isEmpty()) {
      return idleStaff.remove(chosen % idleStaff.size());
    }
    if (inside < usual || idle.isEmpty()) {
      inside++;
      return newcomers.get();
    }
    return idle.remove(chosen % idle.size());
  }

  synchronized void staysOn(Visitor visitor, boolean staff) {
    (staff ? idleStaff : idle).add(visitor);
  }

  synchronized void leaves() {
    inside--;
  }
}
