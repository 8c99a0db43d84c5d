/// Accounts over HTTP, and who is asking.
@NullMarked
package dev.banyan.monolith.web.accounts;

import org.jspecify.annotations.NullMarked;
