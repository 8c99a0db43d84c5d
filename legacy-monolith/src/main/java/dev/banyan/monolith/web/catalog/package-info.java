/// The catalogue over HTTP.
@NullMarked
package dev.banyan.monolith.web.catalog;

import org.jspecify.annotations.NullMarked;
