/// What the compiled code of an application says of itself.
@NullMarked
package dev.banyan.analysis.bytecode;

import org.jspecify.annotations.NullMarked;
