package dev.workfloo.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;

class PostgresIndexDumpTest extends IndexDumpContract {

    @Override
    HikariDataSource newPool() {
        return TestPostgres.newPool();
    }

    @Override
    String dump(Connection connection) throws SQLException {
        return PostgresScript.of(connection);
    }
}
