package dev.workfloo.http.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.workfloo.execution.WaitsFor;
import dev.workfloo.http.description.DescribedOperation;
import dev.workfloo.jdbc.TestPostgres;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever is sent to whatever operation, wherever an execution stands: the answer is one that openapi.json has, none is the
 * service's own failure, and neither an error nor the log repeats what was sent or is kept. How many are sent says {@code workfloo.fuzz.requests};
 * {@code workfloo.fuzz.seed} draws those of an earlier run again, and with {@code workfloo.fuzz.postgres} they are kept there.
 */
class FuzzedApiProperties {

    private static final int REQUESTS = Integer.getInteger("workfloo.fuzz.requests", 5_000);

    /** So many reach everything; fewer are for whoever looks for something. */
    private static final int ENOUGH = 5_000;

    private static final long SEED = Long.getLong("workfloo.fuzz.seed", new Random().nextLong());

    /** A commit takes longer there, and much else is refused. */
    private static final boolean ON_POSTGRES = Boolean.getBoolean("workfloo.fuzz.postgres");

    /** Smaller requests that are tried, to show one that fails in the same way. */
    private static final int SMALLER = 300;

    /** Of different kinds; then it goes on no longer. */
    private static final int MOST_FAILURES = 10;

    /** As jqwik draws for a property of so many tries. */
    private static final int GEN_SIZE = 1_000;

    private static FuzzedService service;

    @BeforeContainer
    static void start() {
        service = new FuzzedService(ON_POSTGRES ? TestPostgres.newPool() : TestPostgres.pool("jdbc:h2:mem:fuzz"));
    }

    @AfterContainer
    static void stop() {
        service.close();
    }

    @Example
    void everyRequestIsAnsweredAsDescribed() {
        System.out.println("fuzzing the API: " + REQUESTS + " requests, -Dworkfloo.fuzz.seed=" + SEED);
        try (Fuzzer fuzzer = new Fuzzer(service)) {
            Random random = new Random(SEED);
            RandomGenerator<FuzzedRequest> requests = FuzzedRequests.all().generator(GEN_SIZE);
            Map<String, String> failures = new LinkedHashMap<>();
            for (int i = 0; i < REQUESTS && failures.size() < MOST_FAILURES; i++) {
                Shrinkable<FuzzedRequest> drawn = requests.next(random);
                Optional<Failure> failure = fuzzer.send(drawn.value());
                if (failure.isEmpty() || failures.containsKey(failure.get().kind())) continue;
                failures.put(failure.get().kind(), "request " + i + ": " + smallest(fuzzer, drawn, failure.get()));
            }
            System.out.println("fuzzed the API: " + fuzzer.seen());
            if (!failures.isEmpty()) fail(String.join("\n\n", failures.values()));
            assertEquals(List.of(), fuzzer.logged());
            if (REQUESTS >= ENOUGH) assertEveryOperationWasReached(fuzzer);
        }
    }

    /** A request that was made simpler as long as it still failed in the same way. */
    private static String smallest(Fuzzer fuzzer, Shrinkable<FuzzedRequest> drawn, Failure first) {
        Failure smallest = first;
        Iterator<Shrinkable<FuzzedRequest>> smaller = drawn.shrink().iterator();
        for (int i = 0; i < SMALLER && smaller.hasNext(); i++) {
            Shrinkable<FuzzedRequest> other = smaller.next();
            Optional<Failure> failure = fuzzer.send(other.value());
            if (failure.isEmpty() || !failure.get().kind().equals(first.kind())) continue;
            smallest = failure.get();
            smaller = other.shrink().iterator();
        }
        return smallest.text();
    }

    private static void assertEveryOperationWasReached(Fuzzer fuzzer) {
        Set<String> missed = new TreeSet<>();
        for (DescribedOperation operation : DescribedOperation.all()) {
            List<Integer> expected = operation.body().isPresent() ? List.of(200, 400) : List.of(200);
            for (int status : expected) {
                if (!fuzzer.saw(operation.name(), status)) missed.add(operation.name() + " " + status);
            }
        }
        assertEquals(Set.of(), missed);
    }

    @Example
    void aSeedDrawsTheSameAgain() {
        assertEquals(drawn(7), drawn(7));
        assertNotEquals(drawn(7), drawn(8));
    }

    private static List<String> drawn(long seed) {
        Random random = new Random(seed);
        RandomGenerator<FuzzedRequest> requests = FuzzedRequests.all().generator(GEN_SIZE);
        return Stream.generate(() -> requests.next(random).value().toString())
                .limit(100)
                .toList();
    }

    /** Whatever an execution can wait for, some stand there. */
    @Example
    void executionsStandAtEachKindOfStep() {
        Set<WaitsFor> waited = EnumSet.noneOf(WaitsFor.class);
        Arrays.stream(Step.values()).forEach(step -> step.waitsFor().ifPresent(waited::add));

        assertEquals(EnumSet.allOf(WaitsFor.class), waited);
        assertTrue(Arrays.stream(Step.values()).anyMatch(step -> step.waitsFor().isEmpty()));
    }

    /** What changes an execution is taken somewhere, and all that is said to be taken is an operation. */
    @Example
    void everyChangeIsTakenSomewhere() {
        Set<String> changes = new TreeSet<>(List.of("readFile"));
        DescribedOperation.all().stream()
                .filter(operation -> operation.changes() && operation.isOfAnExecution())
                .forEach(operation -> changes.add(operation.name()));

        Set<String> taken = new TreeSet<>();
        Arrays.stream(Step.values()).forEach(step -> taken.addAll(step.taking()));

        assertEquals(changes, taken);
    }
}
