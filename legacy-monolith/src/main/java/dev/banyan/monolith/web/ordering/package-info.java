/// Cart, checkout and orders over HTTP.
@NullMarked
package dev.banyan.monolith.web.ordering;

import org.jspecify.annotations.NullMarked;
