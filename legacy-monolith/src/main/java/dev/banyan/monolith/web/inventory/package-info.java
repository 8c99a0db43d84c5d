/// Stock over HTTP.
@NullMarked
package dev.banyan.monolith.web.inventory;

import org.jspecify.annotations.NullMarked;
