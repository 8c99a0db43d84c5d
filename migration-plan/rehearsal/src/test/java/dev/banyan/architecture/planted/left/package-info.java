/// One half of a circle, planted for the test that must find it.
@NullMarked
package dev.banyan.architecture.planted.left;

import org.jspecify.annotations.NullMarked;
