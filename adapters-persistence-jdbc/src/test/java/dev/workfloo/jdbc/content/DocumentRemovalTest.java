package dev.workfloo.jdbc.content;

import static dev.workfloo.testkit.contract.fixture.Fixtures.anExecutionId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.StoreUnavailable;
import dev.workfloo.application.port.out.Documents;
import dev.workfloo.application.port.out.Documents.Incoming;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.Sql;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How documents go where PostgreSQL ends what takes long. */
class DocumentRemovalTest {

    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    /** In bytes; so many pieces that none may delete them at once. */
    private static final int HUGE = 100 * Pieces.BYTES;

    private final HikariDataSource pool = TestPostgres.poolWithTables();
    private final Documents documents =
            JdbcStore.on(pool, EncryptionKey.random()).documents();
    private final Sql sql = new Sql(pool);

    @AfterEach
    void close() {
        pool.close();
    }

    private static Incoming incoming(InputStream content, long most) {
        return new Incoming("", "application/pdf", content, most, LONG_AGO);
    }

    private static InputStream huge() {
        return new ByteArrayInputStream(new byte[HUGE]);
    }

    /** As a limit of time does it, without the time. */
    private void cancelWhatDeletesMany() {
        sql.update("""
                create function cancel_many() returns trigger language plpgsql as $$ begin
                  if (select count(*) from gone) > 64 then raise exception using errcode = 'query_canceled'; end if;
                  return null;
                end $$""");
        sql.update("create trigger cancel_many after delete on workfloo_document_piece"
                + " referencing old table as gone for each statement execute function cancel_many()");
    }

    private int rows() {
        return sql.first(
                        "select (select count(*) from workfloo_document) + (select count(*) from workfloo_document_piece)",
                        row -> row.getInt(1))
                .orElseThrow();
    }

    @Test
    void whatIsHugeGoesInShortStatements() throws Exception {
        for (int i = 0; i < 3; i++) documents.keep(anExecutionId(), incoming(huge(), HUGE));
        cancelWhatDeletesMany();

        int forgotten = documents.forgetUntaken(LONG_AGO.plusSeconds(1), 100);

        assertEquals(3, forgotten);
        assertEquals(0, rows());
    }

    @Test
    void whatIsRefusedGoesInShortStatementsToo() throws Exception {
        cancelWhatDeletesMany();

        assertTrue(documents.keep(anExecutionId(), incoming(huge(), HUGE - 1)).isLeft());

        assertEquals(0, rows());
    }

    private void until(String isSo) {
        while (!sql.first("select " + isSo, row -> row.getBoolean(1)).orElseThrow()) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    /** Its row is there when the statement begins that brings the piece, and gone when that ends. */
    @Test
    void onePieceComesWhileItsDocumentGoes() throws Exception {
        try (Connection other = pool.getConnection()) {
            other.setAutoCommit(false);
            CompletableFuture<Void> gone = new CompletableFuture<>();
            InputStream deleting = new ByteArrayInputStream(new byte[10]) {
                @Override
                public synchronized int read(byte[] into, int from, int most) {
                    if (available() == 10) goes(other, gone);
                    return super.read(into, from, most);
                }
            };
            InputStream content =
                    new SequenceInputStream(new ByteArrayInputStream(new byte[Pieces.BYTES + 1]), deleting);

            assertThrows(StoreUnavailable.class, () -> documents.keep(anExecutionId(), incoming(content, HUGE)));

            gone.get(60, TimeUnit.SECONDS);
            assertEquals(0, rows());
        }
    }

    private void goes(Connection other, CompletableFuture<Void> gone) {
        try {
            Sql.update(other, "delete from workfloo_document");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        gone.completeAsync(() -> {
            until("count(*) = 1 from pg_stat_activity"
                    + " where datname = current_database() and wait_event_type = 'Lock'");
            try {
                other.commit();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
            return null;
        });
    }
}
