/// Parcels: what a courier is to bring to whom.
@NullMarked
package dev.banyan.monolith.data.shipping;

import org.jspecify.annotations.NullMarked;
