/// Staff who look at products and change their texts at a steady rate, whatever happens to the
/// system, so that a history tells what became of each request.
@NullMarked
package dev.banyan.rehearsal.clerks;

import org.jspecify.annotations.NullMarked;
