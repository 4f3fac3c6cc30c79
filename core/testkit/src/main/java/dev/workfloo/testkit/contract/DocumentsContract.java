package dev.workfloo.testkit.contract;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.saved;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.application.port.out.Documents;
import dev.workfloo.application.port.out.Documents.Incoming;
import dev.workfloo.application.port.out.Documents.TooLarge;
import dev.workfloo.application.port.out.Documents.Untaken;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.execution.Progress;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.LetterRun;
import dev.workfloo.testkit.contract.fixture.Race;
import io.vavr.control.Either;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store must do with what is large. */
abstract class DocumentsContract {

    /** Before all that other tests keep in the same store. */
    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    private static final int MOST = 1_000_000;
    private static final String LONG = "Ñandú, 日本, 😀. ".repeat(20_000);

    /** A store; all tests of a class may share one. */
    abstract Store store();

    private Documents documents() {
        return store().documents();
    }

    private LetterRun aRun() {
        return LetterRun.begun(store(), aWorkspace());
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    private static Incoming incoming(byte[] bytes, Instant at) {
        return new Incoming("Acta de Ana.pdf", "application/pdf", new ByteArrayInputStream(bytes), MOST, at);
    }

    private DocumentReference kept(LetterRun run, byte[] bytes) throws IOException {
        return kept(run, incoming(bytes, NOON));
    }

    private DocumentReference kept(LetterRun run, Incoming incoming) throws IOException {
        return documents().keep(run.id(), incoming).getOrElseThrow(it -> new AssertionError(it.message()));
    }

    private byte[] read(LetterRun run, DocumentReference document) throws IOException {
        return documents().open(run.id(), document).orElseThrow().readAllBytes();
    }

    private void assertNotThere(LetterRun run, DocumentReference document) {
        assertEquals(Optional.empty(), documents().find(run.id(), document.id()));
        assertTrue(documents().open(run.id(), document).isEmpty());
    }

    // Keeping and reading

    /** Nothing, one byte, around the end of a piece, and several pieces. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 400_000})
    void givesBackWhatItKept(int size) throws Exception {
        LetterRun run = aRun();
        byte[] bytes = bytes(size);

        DocumentReference document = kept(run, bytes);

        assertArrayEquals(bytes, read(run, document));
        assertEquals(size, document.size());
        assertEquals(sha256(bytes), document.hash());
        assertEquals(Optional.of(document), documents().find(run.id(), document.id()));
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void knowsHowItIsCalled() throws Exception {
        DocumentReference document = kept(aRun(), bytes(10));

        assertEquals("Acta de Ana.pdf", document.name());
        assertEquals("application/pdf", document.format());
        assertFalse(document.toString().contains("Ana"), document::toString);
    }

    /** As it comes over a network. */
    @Test
    void takesWhatComesInDrops() throws Exception {
        byte[] bytes = bytes(150_000);
        LetterRun run = aRun();
        Incoming dripping = new Incoming("a", "text/plain", new Drops(bytes), MOST, NOON);

        DocumentReference document = kept(run, dripping);

        assertArrayEquals(bytes, read(run, document));
    }

    @Test
    void refusesWhatIsTooLargeAndKeepsNothing() throws Exception {
        LetterRun run = aRun();
        Incoming large = new Incoming("a", "text/plain", new ByteArrayInputStream(bytes(200_001)), 200_000, LONG_AGO);
        Incoming largest = new Incoming("a", "text/plain", new ByteArrayInputStream(bytes(200_000)), 200_000, NOON);

        Either<TooLarge, DocumentReference> refused = documents().keep(run.id(), large);

        assertEquals(Either.left(new TooLarge(200_000)), refused);
        assertEquals(0, documents().forgetUntaken(LONG_AGO.plusSeconds(1), 10));
        assertEquals(200_000, kept(run, largest).size());
    }

    @Test
    void keepsNothingOfAStreamThatBreaks() {
        LetterRun run = aRun();
        InputStream breaking = new Drops(bytes(100_000)) {
            @Override
            void before(int position) throws IOException {
                if (position > 90_000) throw new IOException("the client went away");
            }
        };
        Incoming incoming = new Incoming("a", "text/plain", breaking, MOST, LONG_AGO);

        IOException thrown = assertThrows(IOException.class, () -> documents().keep(run.id(), incoming));

        assertEquals("the client went away", thrown.getMessage());
        assertEquals(0, documents().forgetUntaken(LONG_AGO.plusSeconds(1), 10));
    }

    @Test
    void givesNothingToAnotherExecution() throws Exception {
        DocumentReference document = kept(aRun(), bytes(10));

        assertNotThere(aRun(), document);
    }

    // Taking

    @Test
    void isTakenByTheStepThatNamesIt() throws Exception {
        LetterRun run = aRun();
        DocumentReference document = kept(run, incoming(LONG.getBytes(StandardCharsets.UTF_8), LONG_AGO));
        Value.Text given = documents().text(run.id(), document);

        boolean saved = saved(store(), run.letter(given));

        assertTrue(saved);
        assertEquals(LONG, run.keptLetter().text());
        assertEquals(0, documents().forgetUntaken(LONG_AGO.plusSeconds(1), 10));
        assertEquals(LONG.length(), run.keptLetter().text().length());
    }

    @Test
    void whatWasTakenStaysWithLaterSteps() throws Exception {
        LetterRun run = aRun();
        DocumentReference document = kept(run, LONG.getBytes(StandardCharsets.UTF_8));

        run.toItsEnd(documents().text(run.id(), document));

        assertEquals(new Value.Text(LONG), run.keptLetter());
        assertEquals(
                run.kept(),
                store().executions()
                        .history(run.scope(), run.id())
                        .orElseThrow()
                        .execution());
    }

    @Test
    void aLongTextComesBackAsItWas() {
        LetterRun run = aRun();

        run.toItsEnd(new Value.Text(LONG));

        assertEquals(LONG, run.keptLetter().text());
        assertEquals(new Value.Text(LONG), run.keptLetter());
        assertNotEquals(new Value.Text(LONG + "."), run.keptLetter());
        assertEquals(new Value.Text(LONG).hashCode(), run.keptLetter().hashCode());
    }

    @Test
    void aStepTakesNothingThatWasForgottenMeanwhile() throws Exception {
        LetterRun run = aRun();
        DocumentReference document = kept(run, incoming(LONG.getBytes(StandardCharsets.UTF_8), LONG_AGO));
        Progress answered = run.letter(documents().text(run.id(), document));
        int forgotten = documents().forgetUntaken(LONG_AGO.plusSeconds(1), 10);

        boolean saved = saved(store(), answered);

        assertEquals(1, forgotten);
        assertFalse(saved);
        assertEquals(answered.before(), run.kept().revision());
        assertNotThere(run, document);
    }

    @Test
    void itIsEitherTakenOrForgotten() throws Exception {
        for (int round = 0; round < 20; round++) {
            LetterRun run = aRun();
            DocumentReference document = kept(run, incoming(LONG.getBytes(StandardCharsets.UTF_8), LONG_AGO));
            Progress answered = run.letter(documents().text(run.id(), document));

            List<Boolean> done = Race.of(
                    2,
                    racer -> racer == 0
                            ? saved(store(), answered)
                            : documents().forgetUntaken(LONG_AGO.plusSeconds(1), 10) > 0);

            assertEquals(done.get(0), !done.get(1));
            if (done.get(0)) assertEquals(LONG, run.keptLetter().text());
            else assertEquals(answered.before(), run.kept().revision());
        }
    }

    /** A transition that lost its race leaves the document as it was. */
    @Test
    void aLostStepTakesNothing() throws Exception {
        LetterRun run = aRun();
        DocumentReference document = kept(run, incoming(LONG.getBytes(StandardCharsets.UTF_8), LONG_AGO));
        Progress loser = run.letter(documents().text(run.id(), document));
        saved(store(), run.letter(new Value.Text("short")));

        boolean saved = saved(store(), loser);

        assertFalse(saved);
        assertEquals(1, documents().forgetUntaken(LONG_AGO.plusSeconds(1), 10));
        assertNotThere(run, document);
    }

    // Forgetting

    @Test
    void forgetsWhatNoStepTook() throws Exception {
        LetterRun run = aRun();
        DocumentReference old = kept(run, incoming(bytes(70_000), LONG_AGO));
        DocumentReference young = kept(run, incoming(bytes(70_000), LONG_AGO.plusSeconds(1)));

        int forgotten = documents().forgetUntaken(LONG_AGO.plusSeconds(1), 10);

        assertEquals(1, forgotten);
        assertNotThere(run, old);
        assertEquals(Optional.of(young), documents().find(run.id(), young.id()));
        assertEquals(1, documents().forgetUntaken(LONG_AGO.plusSeconds(2), 10));
    }

    @Test
    void forgetsSoManyAtOnce() throws Exception {
        LetterRun run = aRun();
        for (int i = 0; i < 3; i++) kept(run, incoming(bytes(10), LONG_AGO));

        assertEquals(2, documents().forgetUntaken(LONG_AGO.plusSeconds(1), 2));
        assertEquals(1, documents().forgetUntaken(LONG_AGO.plusSeconds(1), 2));
    }

    @Test
    void countsWhatNoStepTook() throws Exception {
        LetterRun run = aRun();
        LetterRun other = aRun();
        kept(run, bytes(70_000));
        DocumentReference taken = kept(run, LONG.getBytes(StandardCharsets.UTF_8));
        DocumentReference unwanted = kept(run, bytes(30));
        kept(other, bytes(5));
        Untaken before = documents().untaken(run.id());

        boolean saved = saved(store(), run.letter(documents().text(run.id(), taken)));
        documents().forgetUntaken(run.id(), unwanted.id());

        assertTrue(saved);
        assertEquals(new Untaken(3, 70_030 + taken.size()), before);
        assertEquals(new Untaken(1, 70_000), documents().untaken(run.id()));
        assertEquals(new Untaken(1, 5), documents().untaken(other.id()));
    }

    @Test
    void forgetsOneThatNobodyWants() throws Exception {
        LetterRun run = aRun();
        DocumentReference unwanted = kept(run, incoming(bytes(70_000), LONG_AGO));
        DocumentReference wanted = kept(run, bytes(10));

        documents().forgetUntaken(run.id(), unwanted.id());
        documents().forgetUntaken(run.id(), unwanted.id());
        documents().forgetUntaken(aRun().id(), wanted.id());

        assertNotThere(run, unwanted);
        assertEquals(0, documents().forgetUntaken(LONG_AGO.plusSeconds(1), 10));
        assertArrayEquals(bytes(10), read(run, wanted));
    }

    @Test
    void forgetsNothingThatAStepTook() throws Exception {
        LetterRun run = aRun();
        DocumentReference taken = kept(run, LONG.getBytes(StandardCharsets.UTF_8));
        boolean saved = saved(store(), run.letter(documents().text(run.id(), taken)));

        documents().forgetUntaken(run.id(), taken.id());

        assertTrue(saved);
        assertEquals(LONG, run.keptLetter().text());
    }

    /** Bytes that come a few at a time. */
    private static class Drops extends InputStream {

        private final byte[] bytes;
        private int position;

        Drops(byte[] bytes) {
            this.bytes = bytes;
        }

        void before(int position) throws IOException {}

        @Override
        public int read() throws IOException {
            before(position);
            return position < bytes.length ? bytes[position++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            before(position);
            if (position == bytes.length) return -1;
            int count = Math.min(Math.min(most, 1_000), bytes.length - position);
            System.arraycopy(bytes, position, into, from, count);
            position += count;
            return count;
        }
    }
}
