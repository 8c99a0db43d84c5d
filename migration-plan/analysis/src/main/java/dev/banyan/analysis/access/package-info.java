/// Who reads and writes which table, and in which transaction.
@NullMarked
package dev.banyan.analysis.access;

import org.jspecify.annotations.NullMarked;
