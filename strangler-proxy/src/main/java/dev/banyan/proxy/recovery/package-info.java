/// Lets the monolith answer what the service could not.
@NullMarked
package dev.banyan.proxy.recovery;

import org.jspecify.annotations.NullMarked;
