package dev.workfloo.jdbc.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.StoreUnavailable;
import java.sql.Connection;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FailuresTest {

    /**
     * All in milliseconds.
     *
     * @param firstWithin how long the first connection may take; negative: nobody waits for it
     * @param eachWithin how long whoever asks for one waits
     */
    private static HikariDataSource pool(String url, long firstWithin, long eachWithin) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("ours");
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(eachWithin);
        config.setInitializationFailTimeout(firstWithin);
        return new HikariDataSource(config);
    }

    private static String failure(HikariDataSource pool) {
        return String.valueOf(assertThrows(StoreUnavailable.class, () -> new Sql(pool).list("select 1", row -> 1))
                .getMessage());
    }

    @Test
    void aPoolWithoutAFreeConnectionIsCalledThat() throws Exception {
        try (HikariDataSource pool = pool("jdbc:h2:mem:" + UUID.randomUUID(), 60_000, 250);
                Connection only = pool.getConnection()) {
            String failure = failure(pool);

            assertTrue(failure.startsWith("no connection is free: ours"), failure);
            assertTrue(failure.contains("active=1"), failure);
            assertTrue(only.isValid(1));
        }
    }

    /** H2 says 90146 where there is no such database, once it was asked: on a machine with much to do, not at once. */
    @Test
    void aDatabaseThatGivesNoConnectionIsCalledThat() {
        try (HikariDataSource pool = pool("jdbc:h2:mem:" + UUID.randomUUID() + ";IFEXISTS=TRUE", -1, 3_000)) {
            assertEquals("the database does not answer: 90146", failure(pool));
        }
    }
}
