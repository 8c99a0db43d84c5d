/// One half of a circle, planted for the test that must find it.
@NullMarked
package dev.banyan.architecture.planted.right;

import org.jspecify.annotations.NullMarked;
