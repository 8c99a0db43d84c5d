/// The courier: parcels move, and the shop is told.
@NullMarked
package dev.banyan.partners.courier;

import org.jspecify.annotations.NullMarked;
