package dev.banyan.rehearsal.platform;

import java.nio.file.Path;

/// What is started.
///
/// @param folder the checkout to run in
/// @param plan the folder with `plan.yaml`
/// @param filling what an empty shop is filled with
/// @param detour what lies between the proxy and the services
public record SystemOptions(RehearsalFolder folder, Path plan, Filling filling, Detour detour) {}
