package dev.workfloo.jdbc;

import dev.workfloo.jdbc.sql.Sql;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * The database's time, so that all processes on a database agree on what is due and on who still does it, whatever their own
 * clocks say. It is asked for every few seconds and goes on by itself in between, also while the database does not answer.
 * It goes back only when the database's clock was set back.
 */
public final class DatabaseClock implements InstantSource, AutoCloseable {

    private static final Duration RENEWED = Duration.ofSeconds(4);
    private static final int FIRST_READINGS = 3;

    /** What is corrected by less stands still for as long. */
    private static final Duration SET_BACK = Duration.ofSeconds(1);

    private final Sql sql;
    private final InstantSource own;
    private final Consumer<Duration> watcher;
    private final ScheduledExecutorService timer;
    private volatile ClockReading.Anchor anchor;

    private DatabaseClock(Sql sql, InstantSource own, Consumer<Duration> watcher) {
        this.sql = sql;
        this.own = own;
        this.watcher = watcher;
        // What is done for the first time takes long, and so is not exact.
        ClockReading best = read();
        for (int more = 1; more < FIRST_READINGS; more++) {
            ClockReading next = read();
            if (next.error().compareTo(best.error()) < 0) best = next;
        }
        this.anchor = best.anchor();
        tell();
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "workfloo-clock");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * The clock of this database.
     *
     * @throws dev.workfloo.StoreUnavailable when it does not answer
     */
    public static DatabaseClock on(DataSource dataSource) {
        return on(dataSource, off -> {});
    }

    /**
     * The same, with somebody who watches this machine's own clock.
     *
     * @param watcher is told at once, and every few seconds, by how much that is before the database's
     */
    public static DatabaseClock on(DataSource dataSource, Consumer<Duration> watcher) {
        return on(dataSource, InstantSource.system(), watcher);
    }

    static DatabaseClock on(DataSource dataSource, InstantSource own, Consumer<Duration> watcher) {
        DatabaseClock clock = new DatabaseClock(new Sql(dataSource), own, watcher);
        clock.timer.scheduleWithFixedDelay(
                clock::renewIfItAnswers, RENEWED.toMillis(), RENEWED.toMillis(), TimeUnit.MILLISECONDS);
        return clock;
    }

    @Override
    public Instant instant() {
        return anchor.then(System.nanoTime());
    }

    private void renewIfItAnswers() {
        try {
            renew();
        } catch (Throwable e) { // An Error too: a timer never runs again what threw.
            // It goes on by itself, and others tell of a database that does not answer.
        }
    }

    /** Goes no further than what was read is exact: so it does not jump about by what a message takes. */
    void renew() {
        ClockReading reading = read();
        Instant expected = anchor.then(reading.anchor().nanos());
        Instant earliest = reading.anchor().at().minus(reading.error());
        Instant latest = reading.anchor().at().plus(reading.error());
        Instant nearest = expected.isBefore(earliest) ? earliest : expected.isAfter(latest) ? latest : expected;
        Instant said = anchor.then(System.nanoTime());
        boolean wasSetBack = expected.minus(SET_BACK).isAfter(nearest);
        anchor = new ClockReading.Anchor(nearest, reading.anchor().nanos(), wasSetBack ? Instant.MIN : said);
        tell();
    }

    private void tell() {
        watcher.accept(Duration.between(instant(), own.instant()));
    }

    private ClockReading read() {
        return sql.single(ClockReading::of);
    }

    /** It is not renewed any more. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
