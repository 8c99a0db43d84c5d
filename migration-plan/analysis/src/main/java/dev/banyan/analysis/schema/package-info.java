/// Tables, foreign keys and the statements that a database has run.
@NullMarked
package dev.banyan.analysis.schema;

import org.jspecify.annotations.NullMarked;
