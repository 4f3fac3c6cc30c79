package dev.workfloo.jdbc;

import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.PerformWork;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.testkit.contract.fixture.BureauRun;
import dev.workfloo.worker.Worker;
import dev.workfloo.worker.WorkerSettings;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A store whose tables are in a schema that no search path names. */
abstract class SchemaContract {

    static final String SCHEMA = "lending";

    /** Without the schema. */
    abstract HikariDataSource pool();

    static JdbcStore opened(HikariDataSource pool, EncryptionKey key) {
        return JdbcStore.on(StoreSettings.on(pool, key).inSchema(SCHEMA));
    }

    abstract JdbcStore database();

    @Test
    void nothingIsInAnotherSchema() {
        List<String> schemas = new Sql(pool())
                .list(
                        "select distinct lower(table_schema) from information_schema.tables"
                                + " where lower(table_name) like 'workfloo%'",
                        row -> row.getString(1));

        assertEquals(List.of(SCHEMA), schemas);
    }

    @Test
    void workIsFoundThere() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        Outside outside = new Outside(
                call -> {
                    called.countDown();
                    return Outside.NOBODY.connectors().call(call);
                },
                Outside.NOBODY.nips(),
                Outside.NOBODY.callbacks());
        PerformWork performing = Workfloo.builder(database(), Clock.systemUTC(), new SecureRandom())
                .outside(outside)
                .build()
                .work();
        WorkerSettings settings = WorkerSettings.usual(Clock.systemUTC(), (what, cause) -> {});
        BureauRun run = BureauRun.calling(database(), aWorkspace());

        try (Worker worker = Worker.on(database().connections(), performing, settings)) {
            worker.start();
            database().journal().start(run.latest(), Optional.empty());

            assertTrue(called.await(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void theSearchPathStaysTheHosts() {
        database().tidy();

        List<String> current = new Sql(pool()).list("select lower(current_schema)", row -> row.getString(1));

        assertEquals(List.of("public"), current);
    }
}
