package dev.workfloo.jdbc;

import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.transaction.JoinedConnection;
import java.sql.Connection;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.h2.jdbcx.JdbcDataSource;

/** Says whether what was written in a transaction went with it, as {@link HostWithoutSpringTest} has it loaded. */
public final class HostWithoutSpring implements Callable<Boolean> {

    @Override
    public Boolean call() throws Exception {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        JdbcStore store = JdbcStore.joining(dataSource, EncryptionKey.random());
        boolean wasThere;
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (JoinedConnection joined = store.join(connection)) {
                store.backlog().pause(Instant.EPOCH);
                wasThere = store.backlog().pausedSince().isPresent();
                connection.rollback();
                joined.rolledBack();
            }
        }
        return wasThere && store.backlog().pausedSince().isEmpty();
    }
}
