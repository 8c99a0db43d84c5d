/// Judges what many sessions did and saw: a history of operations holds what its capability
/// promised, or a finding says why it cannot have. `README.md` beside these files has the rules and
/// their sources.
@NullMarked
package dev.banyan.rehearsal.history;

import org.jspecify.annotations.NullMarked;
