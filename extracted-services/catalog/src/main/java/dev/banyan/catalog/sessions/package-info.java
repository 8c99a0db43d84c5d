/// Who is asking, as the cookie says that the shop signed.
@NullMarked
package dev.banyan.catalog.sessions;

import org.jspecify.annotations.NullMarked;
