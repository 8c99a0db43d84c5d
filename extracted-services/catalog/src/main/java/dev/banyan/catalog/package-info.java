/// The catalogue on its own.
@NullMarked
package dev.banyan.catalog;

import org.jspecify.annotations.NullMarked;
