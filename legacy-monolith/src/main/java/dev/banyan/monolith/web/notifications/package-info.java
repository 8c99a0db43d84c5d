/// What customers are told, and by which channel, over HTTP.
@NullMarked
package dev.banyan.monolith.web.notifications;

import org.jspecify.annotations.NullMarked;
