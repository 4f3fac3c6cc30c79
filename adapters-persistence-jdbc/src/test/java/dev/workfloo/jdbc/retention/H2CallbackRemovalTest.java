package dev.workfloo.jdbc.retention;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.access.Environment;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.execution.Outcome;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.retention.Ended;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often H2 reads all that ended, to remove callbacks of it. Each reading takes ten seconds here. */
class H2CallbackRemovalTest {

    /** More than are read at once. */
    private static final int MANY = 20_100;

    @TempDir
    static Path folder;

    private final WorkspaceId workspace = aWorkspace();
    private final HikariDataSource pool = TestPostgres.pool("jdbc:h2:file:" + folder.resolve(workspace.name()));
    private final JdbcStore store = JdbcStore.on(pool, EncryptionKey.random());
    private final Sql sql = new Sql(pool);
    private final AtomicLong seconds = new AtomicLong();
    private final AtomicLong took = new AtomicLong(10);
    private final CallbackRemoval removal = new CallbackRemoval(
            sql, new RemovableExecutions(Dialect.H2), () -> TimeUnit.SECONDS.toNanos(seconds.getAndAdd(took.get())));

    @AfterEach
    void close() {
        pool.close();
    }

    private int remove(Instant before) {
        return removal.remove(new Ended(new Ended.Kind(workspace, Environment.PRODUCTION, Outcome.SUCCESS), before));
    }

    private Instant doneBefore() {
        return sql.first(
                        "select callbacks_before from workfloo_retention_progress where workspace = ?",
                        row -> Sql.instant(row, "callbacks_before"),
                        workspace.name())
                .orElseThrow();
    }

    @Test
    void waitsUntilItIsWorthReadingAllAgain() {
        remove(NOON);
        took.set(0);

        seconds.set(900);
        remove(NOON.plusSeconds(30));
        Instant meanwhile = doneBefore();
        seconds.set(1_100);
        remove(NOON.plusSeconds(60));

        assertEquals(NOON, meanwhile);
        assertEquals(NOON.plusSeconds(60), doneBefore());
    }

    @Test
    void doesNotWaitWhileThereIsMore() {
        sql.update("""
                insert into workfloo_execution (id, workspace, environment, definition_id, definition_version, created_at,
                  begun_revision, begun_format, begun, format, status, revision, modified_at, state)
                select lpad(cast(x as varchar), 24, '0'), ?, 'PRODUCTION', '657117e1d511b6e54fe2a967', 1,
                  cast(? as timestamp with time zone), 1, 1, '{}', 1, 'SUCCESS', 1,
                  dateadd(second, x, cast(? as timestamp with time zone)), '{}'
                from system_range(1, ?)""", workspace.name(), NOON, NOON, MANY);
        Instant end = NOON.plusSeconds(MANY + 1);

        int first = remove(end);
        int rest = remove(end);

        assertEquals(MANY, first + rest);
        assertEquals(end, doneBefore());
    }
}
