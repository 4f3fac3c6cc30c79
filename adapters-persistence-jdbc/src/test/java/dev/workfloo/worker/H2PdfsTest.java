package dev.workfloo.worker;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.TestPostgres;
import java.util.UUID;

class H2PdfsTest extends PdfsContract {

    @Override
    HikariDataSource newPool() {
        return TestPostgres.pool("jdbc:h2:mem:" + UUID.randomUUID());
    }
}
