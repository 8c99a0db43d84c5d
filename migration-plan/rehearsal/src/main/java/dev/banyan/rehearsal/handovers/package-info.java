/// A shop whose dial can be turned while clerks are at work, and the handovers that came of it:
/// what the bench and the drill of handovers have in common.
@NullMarked
package dev.banyan.rehearsal.handovers;

import org.jspecify.annotations.NullMarked;
