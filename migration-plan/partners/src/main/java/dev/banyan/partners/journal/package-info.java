/// What must outlive a crash.
@NullMarked
package dev.banyan.partners.journal;

import org.jspecify.annotations.NullMarked;
