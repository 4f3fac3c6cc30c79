package dev.workfloo.worker;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.TestPostgres;

class PostgresWorkerTest extends WorkerContract {

    @Override
    HikariDataSource newPool() {
        return TestPostgres.poolWithTables();
    }
}
