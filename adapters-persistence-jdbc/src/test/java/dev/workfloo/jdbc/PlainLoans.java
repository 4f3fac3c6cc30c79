package dev.workfloo.jdbc;

import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.StartedWorkfloo;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.jdbc.transaction.JoinedConnection;
import io.vavr.control.Either;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What the page on embedding shows of a host with transactions of plain JDBC. */
final class PlainLoans {

    private final DataSource dataSource;
    private final JdbcStore store;
    private final Workfloo workfloo;
    private final StartWorkfloo wish;

    PlainLoans(DataSource dataSource, JdbcStore store, Workfloo workfloo, StartWorkfloo wish) {
        this.dataSource = dataSource;
        this.store = store;
        this.workfloo = workfloo;
        this.wish = wish;
    }

    Either<WorkflooProblem, StartedWorkfloo> applyFor(String applicant) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (JoinedConnection joined = store.join(connection)) {
                lend(connection, applicant);
                var started = workfloo.executions().execute(wish);
                connection.commit();
                joined.committed();
                return started;
            }
        }
    }

    private static void lend(Connection connection, String applicant) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into loan (applicant) values (?)")) {
            insert.setString(1, applicant);
            insert.executeUpdate();
        }
    }
}
