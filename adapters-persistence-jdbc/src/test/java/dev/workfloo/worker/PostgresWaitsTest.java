package dev.workfloo.worker;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.TestPostgres;

class PostgresWaitsTest extends WaitsContract {

    @Override
    HikariDataSource newPool() {
        return TestPostgres.poolWithTables();
    }
}
