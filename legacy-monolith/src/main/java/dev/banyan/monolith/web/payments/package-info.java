/// Money over HTTP: what customers paid, what went back, what a day brought.
@NullMarked
package dev.banyan.monolith.web.payments;

import org.jspecify.annotations.NullMarked;
