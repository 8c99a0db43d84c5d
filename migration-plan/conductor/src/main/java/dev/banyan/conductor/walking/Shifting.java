package dev.banyan.conductor.walking;

import dev.banyan.conductor.evidence.Verdict;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.stages.Standing;
import dev.banyan.model.Pace;
import dev.banyan.model.PlannedMove;
import dev.banyan.model.Share;

/// The walk's third part: share by share to the service, reads first and then writes, each judged
/// by the gates; or back.
public final class Shifting {
  private final Stages stages;
  private final Watching watching;
  private final Judging judging;
  private final ShiftingWrites writes;
  private final GoingBack back;

  public Shifting(
      Stages stages, Watching watching, Judging judging, ShiftingWrites writes, GoingBack back) {
    this.stages = stages;
    this.watching = watching;
    this.judging = judging;
    this.writes = writes;
    this.back = back;
  }

  void step(PlannedMove move, Standing standing, Stage.Shifted here, Pace pace) {
    String reason = standing.goingBack();
    if (standing.handover() != null) {
      writes.awaitEnd(move, standing, standing.handover(), pace);
    } else if (reason != null) {
      back.goOn(move, standing, here, reason, pace);
    } else {
      judging.judge(move, here, pace).ifPresent(judged -> act(move, standing, here, judged, pace));
    }
  }

  private void act(
      PlannedMove move, Standing standing, Stage.Shifted here, Judging.Judged judged, Pace pace) {
    switch (judged.verdict()) {
      case Verdict.Advance _ -> advance(move, standing, here, judged, pace);
      case Verdict.RollBack _ -> back.begin(move, standing, here, judged, pace);
      case Verdict.Wait _ -> {}
    }
  }

  private void advance(
      PlannedMove move, Standing standing, Stage.Shifted here, Judging.Judged judged, Pace pace) {
    Standing measured =
        standing.measuredBy(watching.yardstick(move.capability(), standing.yardstick(), pace));
    switch (Next.after(move, here.dial())) {
      case Next.Reads(Share share) -> shiftReads(move, standing, measured, here, judged, share);
      case Next.Writes(Share share) -> writes.to(share, move, standing, measured, judged, pace);
      case Next.Nothing() ->
          stages.move(
              move.capability(),
              standing,
              measured.done(true),
              Steps.verdict(
                  move.capability(),
                  judged.verdict(),
                  here.dial(),
                  judged.looked(),
                  judged.look().gates(),
                  moved(move, here)));
    }
  }

  private void shiftReads(
      PlannedMove move,
      Standing standing,
      Standing measured,
      Stage.Shifted here,
      Judging.Judged judged,
      Share share) {
    stages.move(
        move.capability(),
        standing,
        measured.at(shifted(here, share)),
        Steps.verdict(
            move.capability(),
            judged.verdict(),
            here.dial(),
            judged.looked(),
            judged.look().gates(),
            "On to " + share + "."),
        Steps.dial(
            move.capability(),
            here.dial(),
            share,
            "Judged after %d s.".formatted(judged.looked().toSeconds())));
  }

  private static Stage shifted(Stage.Shifted here, Share reads) {
    return switch (here) {
      case Stage.ShiftingReads stage -> stage.shiftReads(reads);
      case Stage.ShiftingWrites stage -> stage.shiftReads(reads);
      case Stage.OnService stage -> stage;
    };
  }

  private static String moved(PlannedMove move, Stage.Shifted here) {
    return switch (here) {
      case Stage.OnService _ ->
          "'%s' has moved: the service answers and owns everything. Its rows go on flowing back, so all of it can still be undone."
              .formatted(move.capability());
      case Stage.ShiftingReads _, Stage.ShiftingWrites _ ->
          "It is the plan's last share: '%s' has moved.".formatted(move.capability());
    };
  }
}
