/// Lets the monolith work while it is watched, and has it analysed.
@NullMarked
package dev.banyan.rehearsal.analysis;

import org.jspecify.annotations.NullMarked;
