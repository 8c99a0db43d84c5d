/// Tables warehouse, stock and stock_move.
@NullMarked
package dev.banyan.monolith.data.inventory;

import org.jspecify.annotations.NullMarked;
