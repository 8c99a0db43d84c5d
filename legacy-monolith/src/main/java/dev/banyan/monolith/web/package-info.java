/// What every resource shares: problems, pages, reading a JSON body.
@NullMarked
package dev.banyan.monolith.web;

import org.jspecify.annotations.NullMarked;
