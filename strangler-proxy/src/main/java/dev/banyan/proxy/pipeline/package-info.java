/// The filters in their order, and the listener that feeds them.
@NullMarked
package dev.banyan.proxy.pipeline;

import org.jspecify.annotations.NullMarked;
