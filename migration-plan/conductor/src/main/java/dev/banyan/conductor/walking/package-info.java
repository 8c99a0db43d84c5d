/// The walk along the plan.
@NullMarked
package dev.banyan.conductor.walking;

import org.jspecify.annotations.NullMarked;
