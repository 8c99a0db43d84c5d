/// What a run leaves behind: `report.json` for machines, `index.html` for people.
@NullMarked
package dev.banyan.rehearsal.report;

import org.jspecify.annotations.NullMarked;
