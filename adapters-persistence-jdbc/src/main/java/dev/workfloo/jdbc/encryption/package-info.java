/**
 * What stands in the database for a key's owner alone. Begin with {@link dev.workfloo.jdbc.encryption.EncryptionKey}, from
 * which all keys are derived, and {@link dev.workfloo.jdbc.encryption.Keyring}, the few of them that a process has at a time; {@link dev.workfloo.jdbc.encryption.Encryption} encrypts under them, {@link
 * dev.workfloo.jdbc.encryption.PersonalData} does so with values, and {@link dev.workfloo.jdbc.encryption.KeyedHashes} hashes.
 *
 * <p>The life of a key. The master key is the operator's and stands in no database in clear. A key for each owner is derived from it, so
 * that nothing has to be read or written before something is encrypted. What is encrypted names the master key. When that is
 * changed, values are read under the key that they name and written anew under the next one; a key that no value and no hash
 * names can be dropped. Hashes name their key because they cannot be made anew, as what was hashed is not kept: one waits until
 * the last is gone, of idempotency keys for 24 hours, of codes until they end.
 *
 * <p>A derived key cannot be destroyed: the master key makes it again. Erasing an execution by its key takes one of its own that
 * was drawn at random. The header says so: origin 1, with the id of that key in place of the master's. Consents whose execution
 * is gone have such a key, in a column beside. That of an execution is to stand in a column of the execution's row, encrypted under the master key as all else is: there it is written with the start and read
 * with the state, in the statements that there are. To change the master key is then to write that one value anew, and to erase
 * is to empty it. A table of keys would cost each start a row, and a key in each value could not be destroyed.
 */
@NullMarked
@SecondaryAdapter
package dev.workfloo.jdbc.encryption;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
