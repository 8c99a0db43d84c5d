/// Holds a capability's mappings against both live schemas, before anything is begun.
@NullMarked
package dev.banyan.streams.check;

import org.jspecify.annotations.NullMarked;
