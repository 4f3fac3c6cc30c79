/**
 * What stands in the database for a key's owner alone. Begin with {@link dev.workfloo.jdbc.encryption.EncryptionKey}, from
 * which all keys are derived; {@link dev.workfloo.jdbc.encryption.PersonalData} encrypts under them, and
 * {@link dev.workfloo.jdbc.encryption.KeyedHash} hashes.
 */
@NullMarked
@SecondaryAdapter
package dev.workfloo.jdbc.encryption;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
