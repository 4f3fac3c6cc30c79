package dev.workfloo.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The databases run on this machine, and so their clocks are its own. */
class DatabaseClockTest {

    private static final Duration ROUGHLY = Duration.ofSeconds(10);

    private final List<Duration> off = new ArrayList<>();

    static List<String> databases() {
        return List.of("jdbc:h2:mem:" + UUID.randomUUID(), TestPostgres.newDatabase());
    }

    private static boolean isAbout(Duration expected, Duration found) {
        return found.minus(expected).abs().compareTo(ROUGHLY) < 0;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void saysWhatTheDatabaseSaysWhateverItsOwnClockSays(String database) {
        InstantSource wrong = InstantSource.offset(InstantSource.system(), Duration.ofHours(1));

        try (HikariDataSource pool = TestPostgres.pool(database);
                DatabaseClock clock = DatabaseClock.on(pool, wrong, off::add)) {
            Duration away = Duration.between(Instant.now(), clock.instant());

            assertTrue(isAbout(Duration.ZERO, away), away.toString());
            assertTrue(isAbout(Duration.ofHours(1), off.get(0)), off.toString());
        }
    }

    @Test
    void goesOnWhateverBecomesOfItsOwnClock() {
        ManualClock standing = new ManualClock(Instant.now());

        try (HikariDataSource pool = TestPostgres.newPool();
                DatabaseClock clock = DatabaseClock.on(pool, standing, off::add)) {
            Instant before = clock.instant();
            standing.pass(Duration.ofDays(1));
            clock.renew();
            Instant after = clock.instant();

            assertFalse(after.isBefore(before));
            assertTrue(isAbout(Duration.ZERO, Duration.between(before, after)));
            assertTrue(isAbout(Duration.ofDays(1), off.get(1)), off.toString());
        }
    }

    @Test
    void doesNotGoBackWhileItIsRenewed() {
        try (HikariDataSource pool = TestPostgres.newPool();
                DatabaseClock clock = DatabaseClock.on(pool)) {
            Duration furthestBack = Duration.ZERO;
            for (int number = 0; number < 200; number++) {
                Instant before = clock.instant();
                clock.renew();
                Duration step = Duration.between(before, clock.instant());
                if (step.compareTo(furthestBack) < 0) furthestBack = step;
            }

            assertEquals(Duration.ZERO, furthestBack);
        }
    }

    @Test
    void goesOnWhileTheDatabaseDoesNotAnswer() {
        HikariDataSource pool = TestPostgres.newPool();
        try (DatabaseClock clock = DatabaseClock.on(pool)) {
            pool.close();

            assertThrows(RuntimeException.class, clock::renew);
            assertTrue(isAbout(Duration.ZERO, Duration.between(Instant.now(), clock.instant())));
        }
    }
}
