package dev.banyan.rehearsal.platform;

import dev.banyan.rehearsal.platform.ChildSpec.StopSignal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How one of our Quarkus applications is started: on loopback, ready when it says so.
final class QuarkusProgram {
  private QuarkusProgram() {}

  /// @param port its own HTTP interface
  /// @param environment beside what every one of them is told
  static ChildSpec spec(
      RehearsalFolder folder,
      String name,
      Path jar,
      List<String> options,
      int port,
      Map<String, String> environment) {
    List<String> all = new ArrayList<>(options);
    all.add("-Djava.io.tmpdir=" + folder.temporary());
    Map<String, String> told = new HashMap<>(environment);
    told.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    told.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    told.put("TZ", "UTC");
    return new ChildSpec(
        name,
        JavaProgram.jar(jar, all, List.of()),
        told,
        folder.root(),
        folder.log(name),
        port,
        Readiness.http(URI.create(Addresses.http(port) + "/q/health/ready")),
        StopSignal.TERM,
        Duration.ofSeconds(10));
  }
}
