/// A small HTTP server for JSON: routes, a key, problems told all at once.
@NullMarked
package dev.banyan.partners.http;

import org.jspecify.annotations.NullMarked;
