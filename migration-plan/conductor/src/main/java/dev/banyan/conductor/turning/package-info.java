/// Turns the write dials: handovers over the real databases, streams and proxies.
@NullMarked
package dev.banyan.conductor.turning;

import org.jspecify.annotations.NullMarked;
