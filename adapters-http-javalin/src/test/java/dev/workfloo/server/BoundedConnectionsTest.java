package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.workfloo.jdbc.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoundedConnectionsTest {

    private static final String DATABASE = TestPostgres.newDatabase();

    private static BoundedConnections to(String url, StatementLimits limits) {
        return BoundedConnections.to(Settings.of(Map.of(), Map.of("WORKFLOO_JDBC_URL", url)), limits);
    }

    private static String shown(String url, StatementLimits limits, String setting) throws SQLException {
        try (Connection connection = to(url, limits).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void theServerEndsWhatWeWouldGiveUp() throws Exception {
        assertEquals("2300ms", shown(DATABASE, StatementLimits.SERVING, "statement_timeout"));
        assertEquals("0", shown(DATABASE, StatementLimits.JOBS, "statement_timeout"));
    }

    @Test
    void theUrlsOwnOptionsStand() throws Exception {
        String url = DATABASE + "&options=-c%20work_mem=5MB%20-c%20statement_timeout=99s";

        assertEquals("5MB", shown(url, StatementLimits.SERVING, "work_mem"));
        assertEquals("2300ms", shown(url, StatementLimits.SERVING, "statement_timeout"));
    }

    @Test
    void transactionsReadWhatIsCommitted() throws Exception {
        String url = DATABASE + "&options=-c%20default_transaction_isolation=serializable";

        assertEquals("read committed", shown(url, StatementLimits.SERVING, "transaction_isolation"));
        assertEquals("read committed", shown(url, StatementLimits.JOBS, "transaction_isolation"));
    }

    /** Without a bound it would wait for ever, and the test with it. */
    @Test
    void aSilentServerIsGivenUpWhateverTheUrlSays() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String url = "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort()
                    + "/none?user=anybody&sslmode=disable&socketTimeout=0&connectTimeout=0";

            for (StatementLimits limits : StatementLimits.values()) {
                SQLException refused =
                        assertThrows(SQLException.class, () -> to(url, limits).getConnection());

                assertEquals("08001", refused.getSQLState());
            }
        }
    }
}
