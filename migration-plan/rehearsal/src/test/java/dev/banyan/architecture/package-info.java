/// The rules of the house that no compiler knows: who may know whom, names, documents, the tree.
@NullMarked
package dev.banyan.architecture;

import org.jspecify.annotations.NullMarked;
