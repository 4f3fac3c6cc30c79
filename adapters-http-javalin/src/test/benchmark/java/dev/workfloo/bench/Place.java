package dev.workfloo.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.TestPostgres;
import java.util.UUID;

/** Where the competitors keep what they do. */
enum Place {
    H2("H2 in memory"),
    POSTGRES("PostgreSQL, fsync and synchronous commit");

    private final String title;

    Place(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** A pool on a new, empty database. */
    HikariDataSource newPool(int connections) {
        HikariDataSource pool = switch (this) {
            case H2 ->
                TestPostgres.pool("jdbc:h2:mem:" + UUID.randomUUID()
                        + ";DB_CLOSE_DELAY=-1;MAX_LENGTH_INPLACE_LOB=32768;QUERY_CACHE_SIZE=64");
            case POSTGRES -> TestPostgres.newPool();
        };
        pool.setMaximumPoolSize(connections);
        return pool;
    }
}
