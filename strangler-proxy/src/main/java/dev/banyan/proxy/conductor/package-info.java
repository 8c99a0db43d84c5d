/// How the conductor is asked.
@NullMarked
package dev.banyan.proxy.conductor;

import org.jspecify.annotations.NullMarked;
