package dev.workfloo.jdbc;

import dev.workfloo.application.port.out.Definitions;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.encryption.Keyring;
import dev.workfloo.jdbc.format.WrittenFormats;
import dev.workfloo.jdbc.rotation.JdbcEncryptionKeys;
import dev.workfloo.jdbc.rotation.KeyTable;
import dev.workfloo.jdbc.rotation.LiveCodes;
import dev.workfloo.jdbc.sql.Sql;
import java.util.List;
import java.util.function.Consumer;

/**
 * The keys of a store. They are asked for in the transaction that needs them, so that nobody waits for a connection while holding one;
 * they are changed apart, as what a process knows of them must not be taken back.
 */
record StoreKeys(StoreDatabase database, KeyTable table, Keyring ring) {

    static StoreKeys in(StoreDatabase database, List<EncryptionKey> given) {
        Sql sql = database.sql();
        KeyTable table = new KeyTable(sql.apart(), database.dialect(), given);
        Keyring ring = table.ring(sql, database.jobs());
        return new StoreKeys(database, table, ring);
    }

    /** @param progress hears in a sentence what became of what is written anew */
    JdbcEncryptionKeys changed(
            WrittenFormats formats, Executions executions, Definitions definitions, Consumer<String> progress) {
        Sql unbounded = database.unbounded();
        return new JdbcEncryptionKeys(
                new JdbcEncryptionKeys.Database(database.sql().apart(), unbounded, database.dialect()),
                table,
                new JdbcEncryptionKeys.Ring(ring, formats),
                new JdbcEncryptionKeys.Stored(
                        SealedColumns.ALL, new LiveCodes(unbounded, executions, definitions), progress));
    }
}
