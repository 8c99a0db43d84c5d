/// Applies the streams of all capabilities that have no one else to do it: the backward streams.
@NullMarked
package dev.banyan.backflow;

import org.jspecify.annotations.NullMarked;
