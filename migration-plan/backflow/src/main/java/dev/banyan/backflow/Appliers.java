package dev.banyan.backflow;

import dev.banyan.model.Capability;
import dev.banyan.model.Plan;
import dev.banyan.model.PlanFolder;
import dev.banyan.model.Reading;
import dev.banyan.streams.ChangeStream;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All streams that are applied here, by their topic.
@Singleton
final class Appliers {
  private final Map<String, Applying> byTopic = new TreeMap<>();

  Appliers(BackflowSettings settings) {
    BackflowSettings.Streams ours = settings.backflow();
    for (Capability capability : plan(settings).capabilities().values()) {
      String name = capability.name();
      if (ours.capabilities().map(only -> only.contains(name)).orElse(true)) {
        ChangeStream stream = new ChangeStream(capability, ours.direction());
        if (!stream.tables().isEmpty()) {
          BackflowSettings.Database database = ours.databases().getOrDefault(name, ours.database());
          byTopic.put(stream.topic(), new Applying(stream, database, Clock.systemUTC()));
        }
      }
    }
  }

  Collection<Applying> all() {
    return byTopic.values();
  }

  @Nullable Applying of(String topic) {
    return byTopic.get(topic);
  }

  private static Plan plan(BackflowSettings settings) {
    return switch (new PlanFolder(settings.plan()).plan()) {
      case Reading.Valid<Plan>(Plan plan) -> plan;
      case Reading.Broken<Plan>(var problems) ->
          throw new IllegalStateException("the plan is broken: " + problems);
    };
  }

  @PreDestroy
  void close() {
    byTopic.values().forEach(Applying::close);
  }
}
