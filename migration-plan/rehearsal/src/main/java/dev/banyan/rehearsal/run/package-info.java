/// One rehearsal: the plan walked from its first share to its last while shoppers shop.
@NullMarked
package dev.banyan.rehearsal.run;

import org.jspecify.annotations.NullMarked;
