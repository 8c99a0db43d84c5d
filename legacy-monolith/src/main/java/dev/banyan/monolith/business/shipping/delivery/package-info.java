/// A parcel's way: from the warehouse to the courier, and from there to the customer.
@NullMarked
package dev.banyan.monolith.business.shipping.delivery;

import org.jspecify.annotations.NullMarked;
