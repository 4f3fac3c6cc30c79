package dev.workfloo.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class H2StoreTest extends StoreContracts {

    @TempDir
    static Path folder;

    private static final EncryptionKey KEY = EncryptionKey.random();

    private static HikariDataSource pool;
    private static JdbcStore store;
    private static JdbcStore rolling;

    @BeforeAll
    static void open() {
        pool = TestPostgres.pool("jdbc:h2:file:" + folder.resolve("workfloo") + ";WRITE_DELAY=0");
        store = JdbcStore.on(pool, KEY);
        rolling = JdbcStore.on(pool, KEY);
        rolling.rollingFrom(JdbcStore.RELEASE_BEFORE);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Override
    JdbcStore database() {
        return store;
    }

    @Override
    JdbcStore rolling() {
        return rolling;
    }

    @Override
    DataSource connections() {
        return pool;
    }

    @Override
    EncryptionKey key() {
        return KEY;
    }
}
