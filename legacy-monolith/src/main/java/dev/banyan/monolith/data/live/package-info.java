/// What the database tells of by itself.
@NullMarked
package dev.banyan.monolith.data.live;

import org.jspecify.annotations.NullMarked;
