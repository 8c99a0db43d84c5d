/// Carries the bytes of a WebSocket once its handshake is done.
@NullMarked
package dev.banyan.proxy.tunnelling;

import org.jspecify.annotations.NullMarked;
