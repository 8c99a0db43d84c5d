/// What a partner says while it works.
@NullMarked
package dev.banyan.partners.log;

import org.jspecify.annotations.NullMarked;
