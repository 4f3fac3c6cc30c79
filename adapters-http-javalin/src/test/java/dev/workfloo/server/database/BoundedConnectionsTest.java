package dev.workfloo.server.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.workfloo.cluster.Awaiting;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.server.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BoundedConnectionsTest {

    private static final String DATABASE = TestPostgres.newDatabase();

    private static BoundedConnections to(String url, StatementLimits limits) {
        return limits == StatementLimits.SERVING
                ? BoundedConnections.serving(settings(url), 2)
                : BoundedConnections.forJobs(settings(url));
    }

    private static Settings settings(String url) {
        return Settings.of(Map.of(), Map.of("WORKFLOO_JDBC_URL", url));
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

    /** The two wait for a lock that another holds; without the server's own limit, as behind a commit without a standby. */
    @Test
    void noMoreAreOpenedThanTheServerCanBear() throws Exception {
        Login connections = BoundedConnections.login(settings(DATABASE), StatementLimits.SERVING, 2);
        try (Connection holder = to(DATABASE, StatementLimits.JOBS).getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(7)");

            giveUpOn(connections);
            awaitWaiting(1, statement);
            giveUpOn(connections);
            awaitWaiting(2, statement);
            SQLException refused = assertThrows(SQLException.class, connections::open);
            holder.commit();

            assertEquals("2 statements that were given up still wait in the database", refused.getMessage());
        }
        Awaiting.until("it opens again", Duration.ofSeconds(20), () -> opens(connections));
    }

    private static void giveUpOn(Login connections) throws SQLException {
        try (Connection connection = connections.open();
                Statement statement = connection.createStatement()) {
            statement.execute("set statement_timeout = 0");
            connection.setNetworkTimeout(Runnable::run, 50);
            assertThrows(SQLException.class, () -> statement.execute("select pg_advisory_lock(7)"));
        }
    }

    /** The database may begin what it was sent only when that was given up here. */
    private static void awaitWaiting(int number, Statement statement) throws Exception {
        Awaiting.until("the database has begun it", Duration.ofSeconds(20), () -> waiting(statement) == number);
    }

    private static int waiting(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select count(*) from pg_locks where locktype = 'advisory'"
                + " and not granted and database = (select oid from pg_database where datname = current_database())")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static boolean opens(Login connections) throws SQLException {
        try (Connection connection = connections.open()) {
            return connection.isValid(1);
        } catch (SQLTransientConnectionException e) {
            return false;
        }
    }

    @Test
    void aDatabaseThatWasThereIsAskedUntilItIsBack() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        RetriedLogin login = new RetriedLogin(() -> {
            int number = asked.incrementAndGet();
            if (number == 1 || number == 4) return DriverManager.getConnection(DATABASE);
            throw new SQLTransientConnectionException("away", "08001");
        });
        login.open().close();

        login.open().close();
        login.close();

        assertEquals(4, asked.get());
        assertThrows(SQLTransientConnectionException.class, login::open);
    }

    @Test
    void aDatabaseThatWasNeverThereIsAskedOnce() {
        AtomicInteger asked = new AtomicInteger();
        RetriedLogin login = new RetriedLogin(() -> {
            asked.incrementAndGet();
            throw new SQLTransientConnectionException("away", "08001");
        });

        assertThrows(SQLTransientConnectionException.class, login::open);

        assertEquals(1, asked.get());
    }
}
