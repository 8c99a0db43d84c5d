/// Starts the proxy as its environment says, and stops it in good order.
@NullMarked
package dev.banyan.proxy.running;

import org.jspecify.annotations.NullMarked;
