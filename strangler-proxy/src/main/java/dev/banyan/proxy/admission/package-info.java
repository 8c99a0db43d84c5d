/// Whether a request may go on now, must wait, or is refused; and what of it is still under way.
@NullMarked
package dev.banyan.proxy.admission;

import org.jspecify.annotations.NullMarked;
