/// How values look, on the wire and on disk.
@NullMarked
package dev.banyan.partners.json;

import org.jspecify.annotations.NullMarked;
