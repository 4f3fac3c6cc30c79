package dev.workfloo.http;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.TestPostgres;
import org.junit.jupiter.api.Nested;

/** Lists on databases. */
class DatabaseListsTest {

    @Nested
    class OnH2 extends OnADatabase {
        @Override
        HikariDataSource newPool() {
            return TestPostgres.pool("jdbc:h2:mem:lists");
        }
    }

    @Nested
    class OnPostgres extends OnADatabase {
        @Override
        HikariDataSource newPool() {
            return TestPostgres.newPool();
        }
    }
}
