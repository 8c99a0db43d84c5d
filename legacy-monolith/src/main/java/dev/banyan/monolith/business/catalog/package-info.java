/// What can be bought, at which price.
@NullMarked
package dev.banyan.monolith.business.catalog;

import org.jspecify.annotations.NullMarked;
