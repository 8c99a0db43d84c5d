/// Parcels over HTTP: for whoever has a tracking number, and for the courier.
@NullMarked
package dev.banyan.monolith.web.shipping;

import org.jspecify.annotations.NullMarked;
