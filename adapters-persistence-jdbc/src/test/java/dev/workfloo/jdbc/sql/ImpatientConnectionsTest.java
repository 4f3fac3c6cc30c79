package dev.workfloo.jdbc.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.TestPostgres;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class ImpatientConnectionsTest {

    /** A pool that gives out this one, and takes it back as it comes. */
    private static DataSource always(Connection connection) {
        Connection kept = proxy(
                Connection.class,
                (self, method, values) -> method.getName().equals("close") ? null : method.invoke(connection, values));
        return proxy(DataSource.class, (self, method, values) -> kept);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Test
    void waitForAWhileAndGoBackAsTheyWere() throws Exception {
        try (HikariDataSource pool = TestPostgres.pool(TestPostgres.newDatabase());
                Connection real = pool.getConnection()) {
            real.setNetworkTimeout(Runnable::run, 7_000);

            Connection impatient =
                    ImpatientConnections.of(always(real), Duration.ofSeconds(2)).getConnection();
            int meanwhile = impatient.getNetworkTimeout();
            impatient.close();

            assertEquals(2_000, meanwhile);
            assertEquals(7_000, real.getNetworkTimeout());
        }
    }
}
