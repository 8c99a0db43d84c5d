/// The command line `./rehearse`.
@NullMarked
package dev.banyan.rehearsal.cli;

import org.jspecify.annotations.NullMarked;
