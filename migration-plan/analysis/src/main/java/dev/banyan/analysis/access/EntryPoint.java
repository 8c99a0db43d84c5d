package dev.banyan.analysis.access;

import dev.banyan.analysis.bytecode.MethodRef;

/// Where work comes in from outside: a request, a message, the clock, a command line.
///
/// @param label `POST /api/checkout`, `every 10s`, `main`
public record EntryPoint(MethodRef method, String label) {}
