package dev.workfloo.server.database;

import dev.workfloo.server.log.ThrottledLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/**
 * Opens a connection however long it takes, once one could be opened: a pool that is told of failures pauses for up to five
 * seconds before it asks again, in which a database that is back would not be noticed.
 */
final class RetriedLogin implements Login {

    private static final long FIRST_PAUSE_MS = 50;
    private static final long LONGEST_PAUSE_MS = 1_000;

    private final Login login;
    private final ThrottledLog log = new ThrottledLog(LoggerFactory.getLogger("dev.workfloo.server"), System::nanoTime);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean hasOpened;

    RetriedLogin(Login login) {
        this.login = login;
    }

    @Override
    public Connection open() throws SQLException {
        for (long pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
            try {
                Connection connection = login.open();
                hasOpened = true;
                return connection;
            } catch (SQLException e) {
                if (!hasOpened) throw e;
                log.warn("the database opens no connection: " + e.getSQLState() + " " + e.getMessage());
                if (isClosedWithin(pause)) throw e;
            }
        }
    }

    private boolean isClosedWithin(long milliseconds) throws SQLException {
        try {
            return closed.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("interrupted while the database opens no connection", e);
        }
    }

    /** Those who wait for a connection are told that there is none. */
    @Override
    public void close() {
        closed.countDown();
    }
}
