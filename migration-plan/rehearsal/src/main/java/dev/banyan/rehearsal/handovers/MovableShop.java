package dev.banyan.rehearsal.handovers;

import dev.banyan.model.Capability;
import dev.banyan.model.Plan;
import dev.banyan.model.PlanFolder;
import dev.banyan.model.Reading;
import dev.banyan.model.Share;
import dev.banyan.rehearsal.platform.CannotStart;
import dev.banyan.rehearsal.platform.Detour;
import dev.banyan.rehearsal.platform.EmbeddedPlatform;
import dev.banyan.rehearsal.platform.Filling;
import dev.banyan.rehearsal.platform.Progress;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import dev.banyan.rehearsal.platform.RunningSystem;
import dev.banyan.rehearsal.platform.SystemOptions;
import dev.banyan.rehearsal.run.ConductorClient;
import dev.banyan.rehearsal.run.StreamsUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The whole system with the catalogue in sync, all of its reads at the service and a dial that
/// moves its writes. It has a plan folder of its own, so that nobody's `dials.yaml` is touched.
public final class MovableShop implements AutoCloseable {
  public static final String CAPABILITY = "catalog";

  /// The stores are compared before the first handover, so it takes a moment.
  private static final Duration FIRST_TURN = Duration.ofMinutes(1);

  private final RunningSystem system;
  private final Capability capability;
  private final ConductorClient conductor;
  private final DialsFile dial;

  private MovableShop(RunningSystem system, Capability capability, Path plan) {
    this.system = system;
    this.capability = capability;
    this.conductor = new ConductorClient(system.conductor(), system.secrets().apiToken());
    this.dial = new DialsFile(plan, CAPABILITY, conductor);
  }

  /// @param name of the folder among the rehearsal's data that the plan is copied to
  /// @param share of the writes that the service has in the beginning
  public static MovableShop start(
      RehearsalFolder folder, String name, long seed, Share share, Progress progress)
      throws CannotStart, InterruptedException, IOException {
    Path plan = copied(folder, folder.data().resolve(name));
    Capability capability = capability(plan);
    RunningSystem system =
        new EmbeddedPlatform()
            .start(
                new SystemOptions(
                    folder, plan, new Filling.Generated(1_000, 50, 100, seed), Detour.none()),
                progress);
    MovableShop shop = new MovableShop(system, capability, plan);
    boolean movable = false;
    try {
      StreamsUp.await(shop.conductor, CAPABILITY);
      shop.dial.wish(share);
      Optional<String> refused = shop.dial.await(share, FIRST_TURN);
      if (refused.isPresent()) {
        throw new IllegalStateException(refused.get());
      }
      movable = true;
      return shop;
    } finally {
      if (!movable) {
        shop.close();
      }
    }
  }

  private static Path copied(RehearsalFolder folder, Path target) throws IOException {
    Path shipped = folder.repository().resolve("migration-plan");
    Files.createDirectories(target.resolve("capabilities"));
    Files.writeString(target.resolve("dials.yaml"), "dials: {}\n");
    try (Stream<Path> capabilities = Files.list(shipped.resolve("capabilities"))) {
      for (Path file :
          Stream.concat(Stream.of(shipped.resolve("plan.yaml")), capabilities).toList()) {
        Files.copy(
            file, target.resolve(shipped.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return target;
  }

  private static Capability capability(Path plan) throws IOException {
    return switch (new PlanFolder(plan).plan()) {
      case Reading.Valid<Plan>(Plan valid) ->
          Objects.requireNonNull(valid.capabilities().get(CAPABILITY), "a plan with the catalogue");
      case Reading.Broken<Plan>(List<?> problems) ->
          throw new IOException("the plan is broken: " + problems);
    };
  }

  public RunningSystem system() {
    return system;
  }

  public ConductorClient conductor() {
    return conductor;
  }

  public DialsFile dial() {
    return dial;
  }

  /// How much older than the last write an answer may be.
  public Duration staleAtMost() {
    return capability.staleAtMost();
  }

  @Override
  public void close() {
    conductor.close();
    system.close();
  }
}
