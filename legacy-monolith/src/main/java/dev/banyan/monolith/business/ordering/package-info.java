/// From a cart to an order, and back.
@NullMarked
package dev.banyan.monolith.business.ordering;

import org.jspecify.annotations.NullMarked;
