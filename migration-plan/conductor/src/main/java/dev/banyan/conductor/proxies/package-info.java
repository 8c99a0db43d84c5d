/// What the proxies say of the routing table that they were told.
@NullMarked
package dev.banyan.conductor.proxies;

import org.jspecify.annotations.NullMarked;
