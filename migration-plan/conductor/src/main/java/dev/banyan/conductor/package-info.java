/// Moves capabilities along the plan.
@NullMarked
package dev.banyan.conductor;

import org.jspecify.annotations.NullMarked;
