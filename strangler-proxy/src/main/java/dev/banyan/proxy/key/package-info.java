/// Finds whose request it is.
@NullMarked
package dev.banyan.proxy.key;

import org.jspecify.annotations.NullMarked;
