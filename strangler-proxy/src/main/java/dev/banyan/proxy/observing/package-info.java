/// Counts what happened.
@NullMarked
package dev.banyan.proxy.observing;

import org.jspecify.annotations.NullMarked;
