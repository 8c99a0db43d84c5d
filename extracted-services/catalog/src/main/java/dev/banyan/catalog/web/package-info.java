/// What every answer shares: problems, reading a JSON body, the look of values.
@NullMarked
package dev.banyan.catalog.web;

import org.jspecify.annotations.NullMarked;
