/// Tables cart, cart_line, cust_order and order_line.
@NullMarked
package dev.banyan.monolith.data.ordering;

import org.jspecify.annotations.NullMarked;
