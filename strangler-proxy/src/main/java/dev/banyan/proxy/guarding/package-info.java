/// Refuses what is not clear HTTP before anything is made of it.
@NullMarked
package dev.banyan.proxy.guarding;

import org.jspecify.annotations.NullMarked;
