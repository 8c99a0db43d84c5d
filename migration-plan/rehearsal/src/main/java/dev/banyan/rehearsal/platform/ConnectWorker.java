package dev.banyan.rehearsal.platform;

import dev.banyan.rehearsal.platform.ChildSpec.StopSignal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// One distributed worker of Kafka Connect, with exactly-once sources and Debezium as its plugin.
///
/// @param lib the jars of the Connect distribution
/// @param plugins a folder with a folder of jars for each plugin
record ConnectWorker(
    Path lib,
    Path plugins,
    Path data,
    Path log,
    int port,
    String bootstrapServers,
    String streamsPassword) {
  private static final String NAME = "connect";
  private static final List<String> OPTIONS =
      List.of(
          "-Xmx512m",
          // rows on their way die young: there they cost nothing
          "-Xmn256m",
          "-XX:+UseSerialGC",
          "-Dorg.slf4j.simpleLogger.showDateTime=true",
          "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS",
          "-Dorg.slf4j.simpleLogger.log.org.reflections=error");

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  void start(Supervisor supervisor) throws CannotStart, InterruptedException {
    Path properties = data.resolve("connect.properties");
    try {
      Files.createDirectories(data);
      Files.writeString(properties, properties());
    } catch (IOException e) {
      throw new CannotStart(
          "Kafka Connect could not be set up in " + data + ": " + e.getMessage(), e);
    }
    supervisor.start(
        new ChildSpec(
            NAME,
            JavaProgram.mainClass(
                lib,
                "org.apache.kafka.connect.cli.ConnectDistributed",
                OPTIONS,
                List.of(properties.toString())),
            // a connector's configuration says ${env:BANYAN_STREAMS_DB_PASSWORD}, so that no API
            // shows it
            Map.of("BANYAN_STREAMS_DB_PASSWORD", streamsPassword),
            data,
            log,
            port,
            Readiness.http(address().resolve("/connectors")),
            StopSignal.TERM,
            Duration.ofSeconds(15)),
        Duration.ofSeconds(90));
  }

  private String properties() {
    return """
    bootstrap.servers=%s
    group.id=banyan-connect
    listeners=http://127.0.0.1:%d
    rest.advertised.host.name=127.0.0.1
    plugin.path=%s
    plugin.discovery=service_load
    exactly.once.source.support=enabled
    config.providers=env
    config.providers.env.class=org.apache.kafka.common.config.provider.EnvVarConfigProvider
    config.providers.env.param.allowlist.pattern=BANYAN_.*
    key.converter=org.apache.kafka.connect.json.JsonConverter
    key.converter.schemas.enable=false
    value.converter=org.apache.kafka.connect.json.JsonConverter
    value.converter.schemas.enable=false
    config.storage.topic=connect-configs
    config.storage.replication.factor=1
    offset.storage.topic=connect-offsets
    offset.storage.replication.factor=1
    offset.storage.partitions=1
    status.storage.topic=connect-status
    status.storage.replication.factor=1
    status.storage.partitions=1
    offset.flush.interval.ms=5000
    # there is one worker: when it comes back it need not wait for others
    scheduled.rebalance.max.delay.ms=0
    session.timeout.ms=6000
    heartbeat.interval.ms=2000
    """
        .formatted(bootstrapServers, port, plugins.toString().replace("\\", "\\\\"));
  }
}
