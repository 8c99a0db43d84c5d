/// Simulated customers and staff: they shop through the proxy and check every answer against what
/// they know.
@NullMarked
package dev.banyan.rehearsal.shoppers;

import org.jspecify.annotations.NullMarked;
