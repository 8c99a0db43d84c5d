/// Whether a piece of business is still done here: the seams' only question about a migration.
@NullMarked
package dev.banyan.monolith.business.strangler;

import org.jspecify.annotations.NullMarked;
