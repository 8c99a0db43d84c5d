/// The system that is rehearsed on: servers and applications, each a process of its own, started,
/// watched and stopped.
@NullMarked
package dev.banyan.rehearsal.platform;

import org.jspecify.annotations.NullMarked;
