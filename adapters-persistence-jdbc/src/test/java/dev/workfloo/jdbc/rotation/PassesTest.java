package dev.workfloo.jdbc.rotation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.Sql;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PassesTest {

    private static final String COLUMN = "workfloo_execution.state_personal";

    private final EncryptionKey key = EncryptionKey.random();
    private final HikariDataSource pool = TestPostgres.pool(TestPostgres.newDatabase());
    private final Sql sql = new Sql(pool);
    private final Passes passes = new Passes(sql, Dialect.POSTGRESQL);

    @AfterEach
    void close() {
        pool.close();
    }

    private Optional<Pass> held() {
        return sql.transaction(connection -> passes.hold(connection, COLUMN, key));
    }

    /** It looked whether the column was due before another process ended the pass. */
    @Test
    void nobodyBeginsTheNextPassBeforeItIsDue() {
        JdbcStore.on(pool, key);
        passes.begin(COLUMN, key);
        Pass first = held().orElseThrow();

        sql.transaction(connection -> {
            passes.end(connection, COLUMN, first);
            return true;
        });

        assertFalse(held().isPresent());
        sql.update("update workfloo_reencryption set due_at = due_at - interval '1' minute");
        assertTrue(held().isPresent());
    }
}
