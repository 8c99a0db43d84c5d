package dev.banyan.proxy.heartbeat;

/// How far a proxy is with the conductor's revisions.
///
/// @param inForce the revision that new requests see; -1 before the first
/// @param quiet the highest revision under which nothing that it holds is still under way from
///   before
public record Standing(long inForce, long quiet) {
  String json() {
    return "{\"inForce\":%d,\"quiet\":%d}".formatted(inForce, quiet);
  }
}
