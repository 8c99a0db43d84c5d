/// One request on its way through the filters.
@NullMarked
package dev.banyan.proxy.exchange;

import org.jspecify.annotations.NullMarked;
