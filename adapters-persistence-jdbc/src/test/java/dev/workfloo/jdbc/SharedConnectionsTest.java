package dev.workfloo.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

class SharedConnectionsTest {

    private final JdbcDataSource plain = new JdbcDataSource();

    {
        plain.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    @Test
    void refusesADataSourceOfTheHostsTransactions() throws SQLException {
        DataSource aware = new TransactionAwareDataSourceProxy(plain);

        for (DataSource given : List.of(aware, new DelegatingDataSource(aware))) {
            String refusal = String.valueOf(
                    assertThrows(IllegalArgumentException.class, () -> JdbcStore.on(given, EncryptionKey.random()))
                            .getMessage());
            assertTrue(refusal.contains("give it the DataSource behind the proxy"), refusal);
        }
        try (Connection connection = plain.getConnection()) {
            assertEquals(
                    List.of(),
                    Sql.list(
                            connection,
                            "select table_name from information_schema.tables where table_schema = 'PUBLIC'",
                            row -> row.getString(1)));
        }
    }

    @Test
    void takesWhatOnlyHandsConnectionsOn() {
        for (DataSource given : List.of(new DelegatingDataSource(plain), new LazyConnectionDataSourceProxy(plain))) {
            JdbcStore.on(given, EncryptionKey.random());

            assertEquals(List.of(), PendingWork.in(given));
            plain.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        }
    }
}
