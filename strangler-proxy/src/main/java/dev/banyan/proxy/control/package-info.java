/// The control side: traffic, routing table, health, metrics.
@NullMarked
package dev.banyan.proxy.control;

import org.jspecify.annotations.NullMarked;
