package dev.workfloo.worker;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.TestPostgres;

class PostgresPdfsTest extends PdfsContract {

    @Override
    HikariDataSource newPool() {
        return TestPostgres.poolWithTables();
    }
}
