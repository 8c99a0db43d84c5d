/// Measures speed and memory, always beside something known in the same run.
@NullMarked
package dev.banyan.rehearsal.bench;

import org.jspecify.annotations.NullMarked;
