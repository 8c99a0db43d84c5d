/// Tables category and product.
@NullMarked
package dev.banyan.monolith.data.catalog;

import org.jspecify.annotations.NullMarked;
