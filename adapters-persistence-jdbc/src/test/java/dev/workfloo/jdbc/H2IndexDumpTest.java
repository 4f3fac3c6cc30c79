package dev.workfloo.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

class H2IndexDumpTest extends IndexDumpContract {

    @Override
    HikariDataSource newPool() {
        return TestPostgres.pool("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    @Override
    String dump(Connection connection) throws SQLException {
        return String.join("\n", Sql.list(connection, "script", row -> row.getString(1)));
    }
}
