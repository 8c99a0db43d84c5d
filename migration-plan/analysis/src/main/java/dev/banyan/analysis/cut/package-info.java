/// Ways to cut the monolith, rated, and the order to go by.
@NullMarked
package dev.banyan.analysis.cut;

import org.jspecify.annotations.NullMarked;
