/// Understands a monolith: its code, its schema, the SQL it runs, and where it can be cut.
@NullMarked
package dev.banyan.analysis;

import org.jspecify.annotations.NullMarked;
