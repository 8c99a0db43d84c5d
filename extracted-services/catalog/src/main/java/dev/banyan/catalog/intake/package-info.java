/// How the rows arrive: all of this service that knows of the migration. Delete this package and
/// the dependency on change-streams, and the service stands alone.
@NullMarked
package dev.banyan.catalog.intake;

import org.jspecify.annotations.NullMarked;
