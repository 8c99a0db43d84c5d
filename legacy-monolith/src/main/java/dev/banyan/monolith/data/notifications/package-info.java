/// What customers are told, and by which channel.
@NullMarked
package dev.banyan.monolith.data.notifications;

import org.jspecify.annotations.NullMarked;
