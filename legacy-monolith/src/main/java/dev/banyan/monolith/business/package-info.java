/// The rules of the shop.
@NullMarked
package dev.banyan.monolith.business;

import org.jspecify.annotations.NullMarked;
