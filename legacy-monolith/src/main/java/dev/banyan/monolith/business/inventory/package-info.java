/// How much is there, and where.
@NullMarked
package dev.banyan.monolith.business.inventory;

import org.jspecify.annotations.NullMarked;
