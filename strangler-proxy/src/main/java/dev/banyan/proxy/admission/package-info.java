/// Whether a request may go on now.
@NullMarked
package dev.banyan.proxy.admission;

import org.jspecify.annotations.NullMarked;
