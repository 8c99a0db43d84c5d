/// A shop whose dial can be turned while clerks are at work, and what the conductor tells of each
/// handover: what the bench and the drill of handovers have in common.
@NullMarked
package dev.banyan.rehearsal.handovers;

import org.jspecify.annotations.NullMarked;
