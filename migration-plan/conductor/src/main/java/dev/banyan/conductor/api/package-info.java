/// The conductor over HTTP, on loopback, for those who know the token.
@NullMarked
package dev.banyan.conductor.api;

import org.jspecify.annotations.NullMarked;
