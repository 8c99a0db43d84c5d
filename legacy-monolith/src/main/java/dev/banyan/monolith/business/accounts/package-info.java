/// Who a customer is, and how the shop recognises them again.
@NullMarked
package dev.banyan.monolith.business.accounts;

import org.jspecify.annotations.NullMarked;
