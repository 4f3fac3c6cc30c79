/**
 * How the encryption key is changed while services run. Begin with {@link dev.workfloo.jdbc.rotation.JdbcEncryptionKeys}; {@code
 * KeyTable} is what the database knows of keys, and {@code Reencryption} brings what is under an older key under the newest.
 *
 * <p>The life of a change. A key is brought in: each key is kept in the database encrypted under each other one, in the
 * transaction that names the new key. 15 seconds later processes write under it. Most know it by then, as each asks every 5
 * seconds; one that was halted, or does not ask, reads the new key at the latest when it meets a value that names it, since the
 * key was there before any such value. So nothing depends on how quick a process is, and none need be counted. What is older is
 * written anew in passes over each column, until a pass has found nothing. Then the older key can be dropped: what the database
 * keeps of it is deleted. A process that encrypted something and was halted before it wrote that may still write under the older
 * key; so a key is not dropped within 10 minutes of the new one, and what comes later still is read by whoever brings the
 * dropped key in again.
 *
 * <p>What it does not give: who has an older key and what the database held meanwhile has the new key too.
 */
@NullMarked
@SecondaryAdapter
package dev.workfloo.jdbc.rotation;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
