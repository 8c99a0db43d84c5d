/// Moving buckets from one owner to the other without losing a write.
@NullMarked
package dev.banyan.conductor.handover;

import org.jspecify.annotations.NullMarked;
