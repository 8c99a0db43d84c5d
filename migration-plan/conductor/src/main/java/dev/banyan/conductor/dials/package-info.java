/// Who answers: the routing table for the proxies, and hands on the dials.
@NullMarked
package dev.banyan.conductor.dials;

import org.jspecify.annotations.NullMarked;
