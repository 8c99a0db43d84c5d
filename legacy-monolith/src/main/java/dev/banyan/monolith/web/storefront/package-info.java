/// The page that people shop on: a shell rendered here, filled by scripts from the JSON API.
@NullMarked
package dev.banyan.monolith.web.storefront;

import org.jspecify.annotations.NullMarked;
