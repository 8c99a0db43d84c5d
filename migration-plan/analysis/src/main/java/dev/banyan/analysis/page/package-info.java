/// The analysis for people and for machines.
@NullMarked
package dev.banyan.analysis.page;

import org.jspecify.annotations.NullMarked;
