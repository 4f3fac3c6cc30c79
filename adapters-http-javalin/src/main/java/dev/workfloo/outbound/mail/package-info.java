/**
 * Sends one e-mail to a mail server over SMTP. Begin with {@code SmtpConversation}: it runs on a thread of its caller's,
 * hears a bounded number of bytes, and can be ended from outside at any moment.
 */
@NullMarked
@SecondaryAdapter
package dev.workfloo.outbound.mail;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
