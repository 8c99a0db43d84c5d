/// Types, tables and all that holds them together.
@NullMarked
package dev.banyan.analysis.structure;

import org.jspecify.annotations.NullMarked;
