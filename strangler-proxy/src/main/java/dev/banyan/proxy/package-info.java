/// Who answers each request.
@NullMarked
package dev.banyan.proxy;

import org.jspecify.annotations.NullMarked;
