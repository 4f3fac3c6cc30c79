package dev.workfloo.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Databases with portfolios of many sizes on one server. On a server that is named in the environment they stay, and are there
 * the next time.
 */
final class PortfolioDatabases implements AutoCloseable {

    private static final EncryptionKey KEY =
            EncryptionKey.of(Base64.getEncoder().encodeToString(new byte[32]));

    private final List<HikariDataSource> open = new ArrayList<>();

    /** One of them. */
    record Kept(int executions, Portfolio portfolio) {}

    Kept of(int executions) {
        String name = "portfolio_" + executions;
        if (!TestPostgres.has(name)) {
            String filling = TestPostgres.newDatabase();
            try (HikariDataSource pool = TestPostgres.pool(filling)) {
                Portfolio.filled(pool, KEY, executions, System.out::println);
            }
            TestPostgres.rename(filling, name);
        }
        HikariDataSource pool = TestPostgres.pool(TestPostgres.url(name));
        open.add(pool);
        return new Kept(executions, Portfolio.kept(pool, KEY));
    }

    @Override
    public void close() {
        open.forEach(HikariDataSource::close);
    }
}
