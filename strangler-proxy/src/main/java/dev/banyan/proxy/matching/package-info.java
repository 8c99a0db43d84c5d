/// Finds the route of a request.
@NullMarked
package dev.banyan.proxy.matching;

import org.jspecify.annotations.NullMarked;
