/// Taking money, and giving it back.
@NullMarked
package dev.banyan.monolith.business.payments;

import org.jspecify.annotations.NullMarked;
