/// What was decided, when, and upon which evidence.
@NullMarked
package dev.banyan.conductor.journal;

import org.jspecify.annotations.NullMarked;
