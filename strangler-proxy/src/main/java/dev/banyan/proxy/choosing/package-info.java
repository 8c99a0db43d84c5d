/// Which side answers.
@NullMarked
package dev.banyan.proxy.choosing;

import org.jspecify.annotations.NullMarked;
