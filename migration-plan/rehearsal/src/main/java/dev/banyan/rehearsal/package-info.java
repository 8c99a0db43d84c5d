/// The rehearsal: one command that starts everything, puts shoppers to work and reports.
@NullMarked
package dev.banyan.rehearsal;

import org.jspecify.annotations.NullMarked;
