package dev.banyan.rehearsal.platform;

import dev.banyan.rehearsal.platform.ChildSpec.StopSignal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How those whom the shop deals with are started: what they were told lies with the databases.
///
/// @param data of this system
record Partners(
    Builds builds, RehearsalFolder folder, Path data, Addresses addresses, Secrets secrets) {
  private static final List<String> OPTIONS =
      List.of(
          "-Xmx48m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError");

  /// It holds every mail in memory: some 25,000 of a few kilobytes each.
  private static final List<String> MAIL_OPTIONS =
      List.of(
          "-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError");

  private static final Duration COURIER_LEG = Duration.ofSeconds(2);

  ChildSpec cardProcessor() throws CannotStart {
    return partner(
        "card-processor", OPTIONS, addresses.cardProcessor(), secrets.cardProcessorKey(), Map.of());
  }

  ChildSpec courier() throws CannotStart {
    return partner(
        "courier",
        OPTIONS,
        addresses.courier(),
        secrets.courierKey(),
        Map.of("COURIER_LEG", COURIER_LEG.toString()));
  }

  ChildSpec mail() throws CannotStart {
    return partner(
        "mail",
        MAIL_OPTIONS,
        addresses.mail(),
        secrets.mailPassword(),
        Map.of(
            "SMTP_PORT",
            String.valueOf(addresses.smtp()),
            "IMAP_PORT",
            String.valueOf(addresses.imap())));
  }

  private ChildSpec partner(
      String name, List<String> options, int port, String key, Map<String, String> more)
      throws CannotStart {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("PARTNER_PORT", String.valueOf(port));
    environment.put("PARTNER_KEY", key);
    environment.put("PARTNER_DATA", data.resolve("partners").resolve(name).toString());
    return new ChildSpec(
        name,
        JavaProgram.jar(builds.partners(), options, List.of(name)),
        environment,
        folder.root(),
        folder.log(name),
        port,
        Readiness.http(URI.create(Addresses.http(port) + "/health")),
        StopSignal.TERM,
        Duration.ofSeconds(5));
  }
}
