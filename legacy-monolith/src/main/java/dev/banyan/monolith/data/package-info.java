/// How the shop speaks SQL.
@NullMarked
package dev.banyan.monolith.data;

import org.jspecify.annotations.NullMarked;
