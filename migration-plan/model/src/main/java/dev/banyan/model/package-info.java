/// What the plan says: capabilities, routes, keys, dials, gates; and its validation.
@NullMarked
package dev.banyan.model;

import org.jspecify.annotations.NullMarked;
