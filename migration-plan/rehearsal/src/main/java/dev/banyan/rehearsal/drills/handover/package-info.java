/// Kills each process at each step of a handover while clerks are at work, and looks at what came
/// of it.
@NullMarked
package dev.banyan.rehearsal.drills.handover;

import org.jspecify.annotations.NullMarked;
