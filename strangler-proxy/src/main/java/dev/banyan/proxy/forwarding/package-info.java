/// Carries the request to a side and the answer back.
@NullMarked
package dev.banyan.proxy.forwarding;

import org.jspecify.annotations.NullMarked;
