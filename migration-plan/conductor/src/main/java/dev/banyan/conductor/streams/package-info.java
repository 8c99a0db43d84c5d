/// Keeps the rows flowing: installs streams, beats their pulse, compares the stores.
@NullMarked
package dev.banyan.conductor.streams;

import org.jspecify.annotations.NullMarked;
