/// What the proxy tells the conductor of itself, and what it may do because the conductor knows.
@NullMarked
package dev.banyan.proxy.heartbeat;

import org.jspecify.annotations.NullMarked;
