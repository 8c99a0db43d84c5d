/// How a row gets from one store to the other, exactly once.
@NullMarked
package dev.banyan.streams;

import org.jspecify.annotations.NullMarked;
