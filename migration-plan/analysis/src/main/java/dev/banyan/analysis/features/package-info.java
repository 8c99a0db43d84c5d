/// Which feature and which layer a class belongs to.
@NullMarked
package dev.banyan.analysis.features;

import org.jspecify.annotations.NullMarked;
