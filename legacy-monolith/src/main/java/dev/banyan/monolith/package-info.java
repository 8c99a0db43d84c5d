/// The shop as it stood in 2011.
@NullMarked
package dev.banyan.monolith;

import org.jspecify.annotations.NullMarked;
