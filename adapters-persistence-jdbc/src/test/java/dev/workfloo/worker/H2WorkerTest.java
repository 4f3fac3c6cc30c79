package dev.workfloo.worker;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.TestPostgres;
import java.util.UUID;

class H2WorkerTest extends WorkerContract {

    @Override
    HikariDataSource newPool() {
        return TestPostgres.pool("jdbc:h2:mem:" + UUID.randomUUID());
    }
}
