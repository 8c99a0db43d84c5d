/// What customers are told, and by which channel.
@NullMarked
package dev.banyan.monolith.business.notifications;

import org.jspecify.annotations.NullMarked;
