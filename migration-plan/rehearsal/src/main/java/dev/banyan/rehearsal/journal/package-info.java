/// The conductor's journal, read by programs: what its entries tell of each handover. Whoever asks
/// how buckets changed hands, a run, a drill or a page, has it from here.
@NullMarked
package dev.banyan.rehearsal.journal;

import org.jspecify.annotations.NullMarked;
