/**
 * Copies of the embedded database: made while it is at work, tried, and brought back. Begin with
 * {@link dev.workfloo.server.backup.Backup} and {@link dev.workfloo.server.backup.Restoration}.
 *
 * <p>One copy: H2 writes it aside, as {@code DatabaseCopy} says, while whoever writes goes on. It is opened, and each row read. Then it is moved into place
 * whole. A command beside a running service, which alone may open the file, leaves a {@code CopyRequest} in the database's
 * folder, and {@code BackupService} answers it there.
 */
@NullMarked
package dev.workfloo.server.backup;

import org.jspecify.annotations.NullMarked;
