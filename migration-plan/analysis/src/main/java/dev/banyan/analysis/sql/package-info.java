/// What a statement reads and writes.
@NullMarked
package dev.banyan.analysis.sql;

import org.jspecify.annotations.NullMarked;
