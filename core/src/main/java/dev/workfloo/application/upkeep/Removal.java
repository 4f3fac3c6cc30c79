package dev.workfloo.application.upkeep;

import dev.workfloo.application.port.out.ExecutionJournal;
import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.application.port.out.Retention;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.retention.Ended;
import dev.workfloo.retention.RetentionPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Removes what is kept no longer, batch after batch, of each kind in turn: what there is much of, or what fails, keeps nobody else's
 * from going. The rules are read again while it does so, since somebody may have said meanwhile that it is to stay.
 */
public final class Removal {

    /** Each is a dozen rows, and more of its terms: a batch takes a fraction of a second. */
    private static final int BATCH = 200;

    private static final Duration RULES_COUNT = Duration.ofSeconds(15);
    /** Where several kinds in a row fail, the others would fare no better. */
    private static final int MOST_FAILED = 3;

    private final Retention retention;
    private final ExecutionJournal journal;
    private final EndedExecutions executions;
    private final InstantSource clock;
    private final Deque<Part> parts = new ArrayDeque<>();
    private Optional<Failure> failure = Optional.empty();
    private Instant read = Instant.MIN;
    private int turns;

    public Removal(Store store, ExecutionListener listener, InstantSource clock) {
        this.retention = store.retention();
        this.journal = store.journal();
        this.executions = new EndedExecutions(store, listener, clock);
        this.clock = clock;
    }

    /** Some of what is over. */
    private interface Part {

        /** @return 0 when it is through */
        int batch();
    }

    /** Others have their turn before it is told, and it is told where they have much to do. */
    private record Failure(RuntimeException cause, Instant at) {

        private static final Duration QUIET = Duration.ofMinutes(5);

        boolean isToBeTold(Instant now) {
            return !now.isBefore(at.plus(QUIET));
        }
    }

    /**
     * @return 0 when nothing is left
     * @throws RuntimeException of a part that failed, when nothing else is left, or that was a while ago, or when several in a row fail
     */
    public synchronized int batch() {
        Instant now = clock.instant();
        if (failure.filter(it -> it.isToBeTold(now)).isPresent()) return end();
        if (parts.isEmpty() || !now.isBefore(read.plus(RULES_COUNT))) begin(now);
        int inARow = 0;
        while (!parts.isEmpty()) {
            Part part = parts.remove();
            turns++;
            try {
                int done = part.batch();
                inARow = 0;
                if (done > 0) {
                    parts.add(part);
                    return done;
                }
            } catch (RuntimeException e) {
                failure = failure.or(() -> Optional.of(new Failure(e, now)));
                if (++inARow >= MOST_FAILED) break;
            }
        }
        return end();
    }

    private int end() {
        Optional<Failure> first = failure;
        failure = Optional.empty();
        if (first.isPresent()) throw first.get().cause();
        return 0;
    }

    private void begin(Instant now) {
        RetentionPolicy policy = new RetentionPolicy(retention.rules());
        read = now;
        List<Part> all = new ArrayList<>();
        all.add(() -> retention.shortenCallbacks(BATCH));
        List<Ended> over = policy.executionsOver(now);
        // What is over is so for longer than a key is kept: after this no key names it.
        if (!over.isEmpty()) journal.forgetKeys(now.minus(IdempotencyKey.KEPT));
        over.forEach(ended -> all.add(() -> executions.remove(ended, BATCH)));
        policy.callbacksOver(now).forEach(ended -> all.add(() -> retention.removeCallbacks(ended)));
        // Each round goes on where the last one was: a batch may take longer than rules count.
        Collections.rotate(all, -(turns % all.size()));
        parts.clear();
        parts.addAll(all);
    }
}
