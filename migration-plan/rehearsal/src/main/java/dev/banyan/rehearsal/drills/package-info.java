/// Faults done on purpose.
@NullMarked
package dev.banyan.rehearsal.drills;

import org.jspecify.annotations.NullMarked;
