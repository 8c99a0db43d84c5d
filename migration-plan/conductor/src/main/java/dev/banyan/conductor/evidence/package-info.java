/// Gates: evidence is read, a verdict is given.
@NullMarked
package dev.banyan.conductor.evidence;

import org.jspecify.annotations.NullMarked;
