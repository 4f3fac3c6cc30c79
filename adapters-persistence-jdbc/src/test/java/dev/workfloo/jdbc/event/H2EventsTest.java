package dev.workfloo.jdbc.event;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

class H2EventsTest extends EventsContract {

    @Override
    HikariDataSource newPool() {
        return TestPostgres.pool("jdbc:h2:mem:" + UUID.randomUUID());
    }

    @Override
    JdbcStore another(JdbcStore store, EncryptionKey key) {
        return store;
    }

    @Override
    void noting(Connection connection, ExecutionId id, int revision) throws SQLException {
        Sql.update(connection, EventRows.NOTE_ON_H2, id.hex(), revision);
    }

    @Override
    void awaitsWriters() {
        String waiting =
                "select count(*) from information_schema.sessions where executing_statement like 'alter table%'";
        while (new Sql(pool()).list(waiting, row -> row.getInt(1)).get(0) == 0) LockSupport.parkNanos(1_000_000);
    }
}
