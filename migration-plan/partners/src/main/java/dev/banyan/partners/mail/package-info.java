/// The mail server: whatever the shop sends lands in one mailbox.
@NullMarked
package dev.banyan.partners.mail;

import org.jspecify.annotations.NullMarked;
