package dev.banyan.rehearsal.platform;

import dev.banyan.rehearsal.platform.CannotStart.Because;
import dev.banyan.rehearsal.platform.ChildSpec.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// One Kafka broker that is its own controller (KRaft).
///
/// @param lib the jars of the Kafka distribution
record KafkaBroker(Path lib, Path data, Path log, int port, int controllerPort) {
  private static final String NAME = "kafka";
  private static final String CLUSTER = "banyanRehearsalAAAAAAA";
  private static final List<String> OPTIONS =
      List.of(
          "-Xms256m",
          "-Xmx256m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "-Dorg.slf4j.simpleLogger.showDateTime=true",
          "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS");

  String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  void start(Supervisor supervisor) throws CannotStart, InterruptedException {
    Path properties = data.resolve("kafka.properties");
    try {
      Files.createDirectories(data);
      Files.writeString(properties, properties());
      if (!Files.exists(data.resolve("topics/meta.properties"))) {
        format(properties);
      }
    } catch (IOException e) {
      throw new CannotStart("Kafka could not be set up in " + data + ": " + e.getMessage(), e);
    }
    supervisor.start(
        new ChildSpec(
            NAME,
            JavaProgram.mainClass(lib, "kafka.Kafka", OPTIONS, List.of(properties.toString())),
            Map.of(),
            data,
            log,
            port,
            Readiness.kafka(port),
            StopSignal.TERM,
            Duration.ofSeconds(15)),
        Duration.ofSeconds(90));
  }

  private void format(Path properties) throws IOException, CannotStart, InterruptedException {
    List<String> arguments = List.of("format", "-t", CLUSTER, "-c", properties.toString());
    Process format =
        new ProcessBuilder(
                JavaProgram.mainClass(lib, "kafka.tools.StorageTool", OPTIONS, arguments))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    int code;
    try {
      code = format.waitFor();
    } catch (InterruptedException e) {
      format.destroyForcibly();
      throw e;
    }
    if (code != 0) {
      throw new CannotStart(
          Because.FAILURE, "Kafka's storage could not be formatted\n" + LogTail.of(log, 15));
    }
  }

  private String properties() {
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.voters=1@127.0.0.1:%2$d
    listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
    advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
    controller.listener.names=CONTROLLER
    log.dirs=%3$s
    # a rehearsal has one broker
    default.replication.factor=1
    offsets.topic.replication.factor=1
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    share.coordinator.state.topic.replication.factor=1
    share.coordinator.state.topic.min.isr=1
    # and few topics
    num.partitions=3
    offsets.topic.num.partitions=3
    transaction.state.log.num.partitions=3
    transaction.abort.timed.out.transaction.cleanup.interval.ms=1000
    num.network.threads=2
    num.io.threads=4
    group.initial.rebalance.delay.ms=0
    # nothing is forgotten: a stream can always be applied again from its beginning
    log.retention.ms=-1
    """
        .formatted(port, controllerPort, escaped(data.resolve("topics")));
  }

  /// In a properties file a backslash escapes.
  private static String escaped(Path path) {
    return path.toString().replace("\\", "\\\\");
  }
}
