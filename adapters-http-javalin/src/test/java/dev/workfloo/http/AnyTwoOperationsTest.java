package dev.workfloo.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.http.RacedPair.Model;
import dev.workfloo.http.RacedPair.Outcome;
import dev.workfloo.http.RacedPair.Step;
import dev.workfloo.http.RacedPair.Verdict;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.testkit.contract.fixture.Race;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two operations on one execution at once, in two processes on one PostgreSQL or in one of them, give what some order of the two
 * would give: the answers, what is seen of the execution, what is in its history, and what is left to be done. Or one of them is
 * refused as too late, or too early, and all is as if it had never come. What an order gives is found out in memory, where one thing
 * happens after the other.
 */
class AnyTwoOperationsTest {

    private static final int PAIRS = Integer.getInteger("workfloo.races.pairs", 38);
    private static final long SEED = Long.getLong("workfloo.races.seed", 1);
    private static final int MOST_TOLD = 3;
    private static final int MANY = 1_000;

    private static final Random RANDOM = new Random(SEED);
    private static final Interleaving INTERLEAVING = new Interleaving(new Random(SEED));

    private static HikariDataSource pool;
    private static RaceTrack races;
    private static RaceTrack twins;

    @BeforeAll
    static void start() {
        pool = TestPostgres.newPool();
        EncryptionKey key = EncryptionKey.random();
        List<JdbcStore> stores = List.of(JdbcStore.on(pool, key), JdbcStore.on(pool, key));
        races = new RaceTrack(
                stores.get(0), stores.stream().map(AnyTwoOperationsTest::raced).toList());
        MemoryStore memory = new MemoryStore();
        twins = new RaceTrack(memory, List.of(memory));
    }

    private static Interposed raced(JdbcStore store) {
        Interposed interposed = new Interposed(store);
        interposed.put(INTERLEAVING);
        return interposed;
    }

    @AfterAll
    static void stop() {
        twins.close();
        races.close();
        pool.close();
    }

    @Test
    void giveWhatSomeOrderOfThemWouldGive() {
        Model model = new Model(twins);
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        List<String> wrong = new ArrayList<>();

        for (int i = 0; i < PAIRS; i++) {
            RacedPair pair = pair(RacedStand.values()[i % RacedStand.values().length]);
            Outcome seen = raced(pair, model);
            Verdict verdict = pair.judge(seen, model);
            verdicts.merge(verdict, 1, Integer::sum);
            if (verdict == Verdict.WRONG) wrong.add(told(pair, seen, model));
        }

        System.out.println("Any two operations: " + verdicts);
        assertEquals("", String.join("\n\n", wrong.subList(0, Math.min(wrong.size(), MOST_TOLD))));
        assertTrue(verdicts.containsKey(Verdict.IN_ORDER));
        // They meet by chance, and among a few they may not.
        if (PAIRS >= MANY) assertTrue(verdicts.containsKey(Verdict.ONE_REFUSED));
    }

    private static RacedPair pair(RacedStand stand) {
        RacedOperation one = operation(stand);
        RacedOperation other = RANDOM.nextInt(4) == 0 ? one : operation(stand);
        return new RacedPair(stand, RANDOM.nextInt(3) == 0, List.of(step(one), step(other)));
    }

    private static RacedOperation operation(RacedStand stand) {
        List<RacedOperation> likely = stand.fitting();
        return RANDOM.nextInt(6) == 0
                ? RacedOperation.values()[RANDOM.nextInt(RacedOperation.values().length)]
                : likely.get(RANDOM.nextInt(likely.size()));
    }

    private static Step step(RacedOperation operation) {
        boolean hasKey = operation.isCall() && RANDOM.nextBoolean();
        return new Step(operation, hasKey ? Optional.of(RANDOM.nextInt(3) == 0 ? "two" : "one") : Optional.empty());
    }

    private static RacedProcess anyProcess() {
        return races.processes().get(RANDOM.nextInt(races.processes().size()));
    }

    private static Outcome raced(RacedPair pair, Model model) {
        RacedExecution execution = races.brought(pair.stand(), pair.isSandbox(), AnyTwoOperationsTest::anyProcess);
        List<RacedProcess> processes = List.of(anyProcess(), anyProcess());
        if (RANDOM.nextInt(4) > 0) INTERLEAVING.begin();
        List<String> answers = Race.of(2, number -> {
            Step step = pair.steps().get(number);
            String answer = step.by(processes.get(number), execution);
            INTERLEAVING.passed();
            return answer;
        });
        INTERLEAVING.end();
        Outcome seen = new Outcome(answers, execution.end());
        execution.checkMessages();
        checkRepeated(pair, seen, execution, model);
        execution.giveUp();
        return seen;
    }

    /** Whoever repeats what was done under a key is answered as before, and nothing is done. */
    private static void checkRepeated(RacedPair pair, Outcome seen, RacedExecution execution, Model model) {
        boolean isForgotten = pair.steps().stream().anyMatch(step -> step.operation() == RacedOperation.EXPIRE);
        if (isForgotten || pair.judge(seen, model) == Verdict.DONE_ONCE) return;
        boolean isRepeated = false;
        for (int number = 0; number < 2; number++) {
            Step step = pair.steps().get(number);
            String answer = seen.answers().get(number);
            if (step.key().isEmpty() || !counts(answer)) continue;
            assertEquals(answer, step.operation().by(anyProcess(), execution, step.key()), pair::toString);
            isRepeated = true;
        }
        if (isRepeated) assertEquals(seen.end(), execution.end(), pair::toString);
    }

    private static boolean counts(String answer) {
        return answer.startsWith("200") || answer.contains("incorrect") || answer.contains("the code is wrong");
    }

    private static String told(RacedPair pair, Outcome seen, Model model) {
        StringBuilder told =
                new StringBuilder(pair.toString()).append("\n  seen:  ").append(seen);
        pair.orders(model).forEach(order -> told.append("\n  order: ").append(order));
        return told.toString();
    }
}
