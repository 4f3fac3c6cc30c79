package dev.workfloo.server.backup;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.nip.NipRequest;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.server.database.Database;
import dev.workfloo.server.settings.Settings;
import dev.workfloo.testkit.contract.fixture.BureauRun;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** A database in a file, which is written to and copied. */
final class Copied implements AutoCloseable {

    static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    static final WorkspaceId LENDER = new WorkspaceId("lender");

    private final Settings settings;
    private final HikariDataSource pool;
    private final JdbcStore store;

    Copied(Path folder) {
        settings = settings(folder);
        pool = TestPostgres.pool(settings.jdbcUrl());
        store = JdbcStore.on(pool, EncryptionKey.of(KEY));
    }

    static Settings settings(Path folder) {
        return settings(folder, KEY);
    }

    static Settings settings(Path folder, String key) {
        return Settings.of(
                Map.of(),
                Map.of(
                        "WORKFLOO_JDBC_URL",
                        "jdbc:h2:file:" + folder.resolve("workfloo") + ";WRITE_DELAY=0",
                        "WORKFLOO_ENCRYPTION_KEY",
                        key));
    }

    Settings settings() {
        return settings;
    }

    JdbcStore store() {
        return store;
    }

    DatabaseCopy copies() {
        return new DatabaseCopy(Database.asItIs(settings), settings);
    }

    /** @return the execution as it was acknowledged: at a bureau, with consent */
    WorkflooExecution consented() {
        BureauRun run = BureauRun.begun(store, LENDER, NOON);
        store.journal().start(run.latest(), Optional.empty());
        keep(run, run.request(NipRequest.PLAIN));
        keep(run, run.draw());
        run.wait(Duration.ofSeconds(40));
        keep(run, run.type(BureauRun.CODE));
        keep(run, run.type(BureauRun.CODE));
        return run.execution();
    }

    private void keep(BureauRun run, Progress progress) {
        if (!Fixtures.saved(store, progress)) throw new AssertionError("not kept: " + run.execution());
    }

    @Override
    public void close() {
        pool.close();
    }
}
