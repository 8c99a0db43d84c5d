/// Kills everything that carries rows while both sides write, and looks whether anything was lost.
@NullMarked
package dev.banyan.rehearsal.drills.streams;

import org.jspecify.annotations.NullMarked;
