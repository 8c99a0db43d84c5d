/// Whom the shop deals with, standing in: each a process that can be killed and comes back knowing
/// what it was told.
@NullMarked
package dev.banyan.partners;

import org.jspecify.annotations.NullMarked;
