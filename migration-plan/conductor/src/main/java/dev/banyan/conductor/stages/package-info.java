/// Where each capability stands, and the one place that moves it.
@NullMarked
package dev.banyan.conductor.stages;

import org.jspecify.annotations.NullMarked;
