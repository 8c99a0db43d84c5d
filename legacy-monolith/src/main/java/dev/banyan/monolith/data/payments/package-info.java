/// Table payment.
@NullMarked
package dev.banyan.monolith.data.payments;

import org.jspecify.annotations.NullMarked;
