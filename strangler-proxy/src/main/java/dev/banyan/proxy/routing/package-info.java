/// Which requests belong to which capability, and the table that says how much of it the service
/// has.
@NullMarked
package dev.banyan.proxy.routing;

import org.jspecify.annotations.NullMarked;
