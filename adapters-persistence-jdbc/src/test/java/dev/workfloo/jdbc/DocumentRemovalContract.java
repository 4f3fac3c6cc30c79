package dev.workfloo.jdbc;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.application.port.out.Documents.Incoming;
import dev.workfloo.jdbc.content.DocumentRemoval;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.LetterRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes, goes wholly. */
abstract class DocumentRemovalContract {

    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");
    private static final int LONG = 1 << 20;
    private static final Value.Text LETTER = new Value.Text("x".repeat(LONG));

    private Sql sql;

    abstract JdbcStore store();

    abstract DataSource connections();

    @BeforeEach
    void begin() {
        sql = new Sql(connections());
    }

    private static Incoming incoming(InputStream content, Instant at) {
        return new Incoming("", "text/plain", content, 2 * LONG, at);
    }

    private static InputStream stream() {
        return new ByteArrayInputStream(new byte[LONG]);
    }

    private LetterRun aRun() {
        return LetterRun.begun(store(), aWorkspace());
    }

    private int count(String query, Object... values) {
        return sql.first("select count(*) from " + query, row -> row.getInt(1), values)
                .orElseThrow();
    }

    private int documentsOf(LetterRun run) {
        return count("workfloo_document where execution_id = ?", run.id().hex());
    }

    @Test
    void anExecutionsDocumentsGoWithIt() throws IOException {
        LetterRun run = aRun();
        run.save(run.letter(LETTER));
        store().documents().keep(run.id(), incoming(stream(), NOON));
        LetterRun another = aRun();
        another.save(another.letter(LETTER));
        int pieces = count("workfloo_document_piece");

        sql.transaction(connection -> {
            DocumentRemoval.forget(connection, run.id());
            return true;
        });

        assertEquals(0, documentsOf(run));
        assertEquals(pieces - 32, count("workfloo_document_piece"));
        assertEquals(LETTER.text(), another.keptLetter().text());
    }

    /** What comes so slowly is not kept without what is gone. */
    @Test
    void whatIsForgottenWhileItComesIsNotKept() {
        LetterRun run = aRun();
        InputStream forgetting = new ByteArrayInputStream(new byte[10]) {
            @Override
            public synchronized int read(byte[] into, int from, int most) {
                if (available() == 10) store().documents().forgetUntaken(LONG_AGO.plusSeconds(1), 10);
                return super.read(into, from, most);
            }
        };
        InputStream content = new SequenceInputStream(stream(), forgetting);

        assertThrows(StoreUnavailable.class, () -> store().documents().keep(run.id(), incoming(content, LONG_AGO)));

        assertEquals(0, documentsOf(run));
    }
}
