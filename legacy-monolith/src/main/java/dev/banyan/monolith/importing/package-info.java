/// Fills an empty shop: from a file of real sales, or generated.
@NullMarked
package dev.banyan.monolith.importing;

import org.jspecify.annotations.NullMarked;
