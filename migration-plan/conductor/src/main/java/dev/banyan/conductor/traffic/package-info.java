/// What the proxies have counted.
@NullMarked
package dev.banyan.conductor.traffic;

import org.jspecify.annotations.NullMarked;
