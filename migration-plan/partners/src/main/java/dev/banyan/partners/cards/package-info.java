/// The card processor: money is promised, taken, let go, given back.
@NullMarked
package dev.banyan.partners.cards;

import org.jspecify.annotations.NullMarked;
