/// Changes of orders, told to their customers as they happen, by WebSocket.
@NullMarked
package dev.banyan.monolith.web.live;

import org.jspecify.annotations.NullMarked;
