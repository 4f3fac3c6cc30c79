package dev.workfloo.cluster;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.Problem;
import dev.workfloo.application.port.out.Documents;
import dev.workfloo.application.port.out.Documents.Incoming;
import dev.workfloo.content.ContentHash;
import dev.workfloo.content.DocumentId;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import dev.workfloo.testkit.contract.fixture.LetterRun;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A process of its own, small, that keeps large documents: many at once, or half of one. */
public final class DocumentKeeper {

    static final Instant NOW = Fixtures.NOON;

    private DocumentKeeper() {}

    public static void main(String[] arguments) throws Exception {
        try (HikariDataSource pool = TestPostgres.pool(arguments[1])) {
            JdbcStore store = JdbcStore.on(pool, EncryptionKey.of(arguments[2]));
            LetterRun run = LetterRun.begun(store, Fixtures.aWorkspace());
            int size = Integer.parseInt(arguments[3]);
            if (arguments[0].equals("many")) many(store.documents(), run.id(), size, Integer.parseInt(arguments[4]));
            else half(store.documents(), run.id(), size);
        }
    }

    /** All at once, each read back after all are there. */
    private static void many(Documents documents, ExecutionId execution, int size, int count) throws Exception {
        CountDownLatch begun = new CountDownLatch(count);
        List<Callable<DocumentReference>> keeping = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int seed = i;
            keeping.add(() -> kept(documents, execution, new Noise(seed, size, () -> meet(begun))));
        }
        List<DocumentReference> kept = all(keeping);
        List<Callable<Boolean>> reading = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int seed = i;
            reading.add(() -> hash(documents.open(execution, kept.get(seed)).orElseThrow())
                    .equals(hash(new Noise(seed, size, () -> {}))));
        }
        long same = all(reading).stream().filter(it -> it).count();
        long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
        System.out.println("kept " + kept.size() + " read back " + same + " in a heap of " + mebibytes + " MiB");
    }

    /** One whole, and then half of one, until somebody ends it. */
    private static void half(Documents documents, ExecutionId execution, int size) throws IOException {
        DocumentReference whole = kept(documents, execution, new Noise(1, size, () -> {}));
        System.out.println("kept " + execution + " " + whole.id());
        kept(documents, execution, new Noise(2, size, () -> {
            System.out.println("half");
            meet(new CountDownLatch(1));
        }));
    }

    private static DocumentReference kept(Documents documents, ExecutionId execution, InputStream content)
            throws IOException {
        return documents
                .keep(execution, new Incoming("", "application/octet-stream", content, Long.MAX_VALUE, NOW))
                .getOrElseThrow(Problem::toException);
    }

    private static String hash(InputStream content) throws IOException {
        ContentHash hash = new ContentHash();
        byte[] some = new byte[8_192];
        for (int count = content.read(some); count >= 0; count = content.read(some)) hash.add(some, 0, count);
        return hash.reference(new DocumentId("0".repeat(24)), "", "any").hash();
    }

    private static <T> List<T> all(List<Callable<T>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<T> done = new ArrayList<>();
            for (Future<T> task : threads.invokeAll(tasks)) done.add(task.get());
            return done;
        } finally {
            threads.shutdown();
        }
    }

    private static void meet(CountDownLatch others) {
        others.countDown();
        try {
            others.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As many bytes that no compression makes smaller, and the same ones for the same seed. */
    private static final class Noise extends InputStream {

        private final SplittableRandom random;
        private final int middle;
        private final Runnable inTheMiddle;
        private int left;

        Noise(int seed, int size, Runnable inTheMiddle) {
            this.random = new SplittableRandom(seed);
            this.left = size;
            this.middle = size / 2;
            this.inTheMiddle = inTheMiddle;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int most) {
            if (left == 0) return -1;
            int count = Math.min(most, left > middle ? left - middle : left);
            for (int i = 0; i < count; i++) into[from + i] = (byte) random.nextInt();
            left -= count;
            if (left == middle) inTheMiddle.run();
            return count;
        }
    }
}
