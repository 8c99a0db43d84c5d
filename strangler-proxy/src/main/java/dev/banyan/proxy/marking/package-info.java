/// Reading one's own writes: who wrote a moment ago reads at the owner.
@NullMarked
package dev.banyan.proxy.marking;

import org.jspecify.annotations.NullMarked;
