/// Tables customer and address.
@NullMarked
package dev.banyan.monolith.data.accounts;

import org.jspecify.annotations.NullMarked;
