package dev.workfloo.bench;

import dev.workfloo.Problem;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.search.ExecutionFilter;
import dev.workfloo.application.port.in.search.FindExecutions;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.rule.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** People who apply at a lender, one after the other on a thread, and somebody who looks at lists. */
final class CreditLoad {

    private static final int APPLICANTS = 2;
    private static final int LISTED_EVERY = 20;

    private final Workfloo workfloo;
    private final Map<String, List<Long>> took = Collections.synchronizedMap(new TreeMap<>());
    private final AtomicBoolean isEnding = new AtomicBoolean();
    private final AtomicLong ended = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();

    CreditLoad(Workfloo workfloo) {
        this.workfloo = workfloo;
    }

    void begin() {
        for (int i = 0; i < APPLICANTS; i++) {
            Thread thread = new Thread(this::apply, "applicant");
            thread.start();
            threads.add(thread);
        }
    }

    private void apply() {
        for (int number = 0; !isEnding.get(); number++) {
            ExecutionId id = timed(
                    "start",
                    () -> workfloo.executions()
                            .execute(StartWorkfloo.of(Portfolio.LENDER, Originals.definition("Crédito personal"))
                                    .withForm(Map.of(
                                            "income", 20_000, "first_name", "Guadalupe", "rfc_pf", "KIBA801010BPA")))
                            .getOrElseThrow(Problem::toException)
                            .id());
            timed(
                    "step",
                    () -> workfloo.steps()
                            .answerForm(Portfolio.LENDER, id, Value.Context.of(Map.of("accepted", true)))
                            .getOrElseThrow(Problem::toException));
            ended.incrementAndGet();
            timed("status", () -> workfloo.following().status(Portfolio.LENDER, id));
            if (number % LISTED_EVERY == 0) timed("list", this::list);
        }
    }

    private long list() {
        return workfloo.finding()
                .find(Portfolio.LENDER, ExecutionFilter.ALL, new FindExecutions.Page(1, 50))
                .getOrElseThrow(Problem::toException)
                .items()
                .count();
    }

    private interface Doing<T> {
        T done();
    }

    private <T> T timed(String what, Doing<T> doing) {
        long begun = System.nanoTime();
        T done = doing.done();
        took.computeIfAbsent(what, it -> Collections.synchronizedList(new ArrayList<>()))
                .add(System.nanoTime() - begun);
        return done;
    }

    /** Says how long each thing took since the last report. */
    void report(String when) {
        for (String what : List.copyOf(took.keySet())) {
            List<Long> all = took.replace(what, Collections.synchronizedList(new ArrayList<>()));
            if (all == null) continue;
            System.out.printf(Locale.ROOT, "%s, %s: %,d times, %s%n", when, what, all.size(), spread(all));
        }
    }

    long ended() {
        return ended.get();
    }

    void end() throws InterruptedException {
        isEnding.set(true);
        for (Thread thread : threads) thread.join();
    }

    static String spread(List<Long> nanos) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        return String.format(
                Locale.ROOT,
                "median %.1f ms, 99 of 100 within %.1f ms, longest %.1f ms",
                at(sorted, 0.5),
                at(sorted, 0.99),
                at(sorted, 1));
    }

    private static double at(List<Long> sorted, double share) {
        if (sorted.isEmpty()) return 0;
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size()))) / 1e6;
    }
}
