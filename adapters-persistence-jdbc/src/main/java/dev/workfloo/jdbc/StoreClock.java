package dev.workfloo.jdbc;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The database's clock, made when it is needed first: a host that goes by another one has no thread for it. */
final class StoreClock implements AutoCloseable {

    private final DataSource connections;
    private @Nullable DatabaseClock clock;

    StoreClock(DataSource connections) {
        this.connections = connections;
    }

    synchronized DatabaseClock get() {
        DatabaseClock known = clock;
        if (known == null) {
            known = DatabaseClock.on(connections);
            clock = known;
        }
        return known;
    }

    @Override
    public synchronized void close() {
        if (clock != null) clock.close();
    }
}
