package dev.workfloo.jdbc;

import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anExecutionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anIdempotencyKey;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.named;
import static dev.workfloo.testkit.contract.fixture.Fixtures.published;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.CreditFlow;
import dev.workfloo.Problem;
import dev.workfloo.application.port.in.FollowedExecution;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.out.event.EventSubscriptions;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.subscription.Subscription.Beginning;
import dev.workfloo.execution.subscription.SubscriptionName;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.transaction.JoinedConnection;
import dev.workfloo.policy.PolicyDecision;
import io.vavr.control.Either;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a host's transaction and an execution have in common, with Spring. */
abstract class JoiningContract {

    private Lender lender;

    /** Of ten connections. */
    abstract HikariDataSource pool();

    abstract EncryptionKey key();

    @BeforeEach
    void open() {
        lender = new Lender(pool(), key());
        lender.sql.update("delete from loan");
        lender.told.clear();
    }

    @Test
    void comesWithTheHostsRow() {
        IdempotencyKey key = anIdempotencyKey();

        ExecutionId id = lender.transactions().execute(status -> {
            lender.lend("ANA");
            ExecutionId started = lender.start(anIdempotencyKey()).getOrElseThrow(() -> new AssertionError());
            lender.answer(started, "1");
            assertTrue(lender.once(key, started, "2").isRight());
            assertEquals(Optional.of("bureau"), lender.at(started));
            assertEquals(List.of(started), lender.listed());
            assertEquals(List.of(), lender.told);
            assertEquals(0, lender.store.cacheCounts().executions());
            return started;
        });

        assertEquals(List.of("ANA"), lender.loans());
        assertEquals(Optional.of("bureau"), lender.at(id));
        assertEquals(List.of(id), lender.listed());
        assertEquals(List.of("heard a", "heard b", "expected", "heard bureau"), lender.told);
        assertEquals(1, lender.store.cacheCounts().executions());
        assertEquals(
                1,
                PendingWork.in(pool()).stream()
                        .filter(due -> due.work().execution().equals(id))
                        .count());
    }

    @Test
    void goesWithTheHostsRow() {
        ExecutionId open = lender.start();
        lender.answer(open, "1");
        lender.told.clear();
        Map<String, Long> before = lender.rows();
        IdempotencyKey start = anIdempotencyKey();
        IdempotencyKey step = anIdempotencyKey();
        long cached = lender.store.cacheCounts().executions();

        lender.transactions().executeWithoutResult(status -> {
            lender.lend("ANA");
            ExecutionId started = lender.start(start).getOrElseThrow(() -> new AssertionError());
            lender.answer(started, "1");
            assertTrue(lender.once(step, open, "2").isRight());
            status.setRollbackOnly();
        });

        assertEquals(before, lender.rows());
        assertEquals(List.of("lost"), lender.told);
        assertEquals(cached - 1, lender.store.cacheCounts().executions());
        assertEquals(List.of(open), lender.listed());
        assertTrue(lender.once(step, open, "2").isRight());
        assertTrue(lender.start(start).isRight());
        assertEquals(2, lender.listed().size());
    }

    @Test
    void eventsComeAndGoWithIt() {
        SubscriptionName name = new SubscriptionName("joined");
        Instant now = Clock.systemUTC().instant();
        EventSubscriptions subscriptions = lender.store.subscriptions();
        subscriptions.open(name, Beginning.NOW, now);
        lender.transactions().executeWithoutResult(status -> {
            lender.start();
            status.setRollbackOnly();
        });

        ExecutionId id = lender.transactions().execute(status -> {
            assertThrows(
                    IllegalStateException.class,
                    () -> subscriptions.open(new SubscriptionName("another"), Beginning.NOW, now));
            ExecutionId started = lender.start();
            assertThrows(IllegalStateException.class, () -> subscriptions.untold(name, Optional.empty(), now, 10));
            assertEquals(
                    List.of(),
                    CompletableFuture.supplyAsync(() -> subscriptions.untold(name, Optional.empty(), now, 10))
                            .join());
            return started;
        });
        List<ExecutionId> untold = subscriptions.untold(name, Optional.empty(), now, 10).stream()
                .map(each -> each.place().execution())
                .toList();
        subscriptions.close(name);

        assertEquals(List.of(id), untold);
    }

    /** Of a workspace whose first execution it would have been. */
    @Test
    void nothingIsKnownOfAWorkspaceThatWasTakenBack() {
        Map<String, Long> before = lender.rows();
        lender.transactions().executeWithoutResult(status -> {
            lender.answer(lender.start(), "1");
            status.setRollbackOnly();
        });
        Map<String, Long> after = lender.rows();

        ExecutionId id = lender.start();
        lender.answer(id, "1");

        assertEquals(before, after);
        assertEquals(List.of(id), lender.listed());
    }

    @Test
    void aVersionThatWasTakenBackIsForgotten() {
        DefinitionId id = aDefinitionId();
        StartWorkfloo wish = StartWorkfloo.of(lender.scope, id.hex());
        lender.transactions().executeWithoutResult(status -> {
            published(lender.store, lender.scope.workspace(), named(aDefinition(id), "Taken back"));
            assertTrue(lender.workfloo.executions().execute(wish).isRight());
            status.setRollbackOnly();
        });
        Either<WorkflooProblem, ?> before = lender.workfloo.executions().execute(wish);
        published(lender.store, lender.scope.workspace(), named(aDefinition(id), "Kept"));

        assertEquals(Either.left(WorkflooProblem.UNKNOWN_DEFINITION), before);
        assertEquals("Kept", startedOf(id).flow().definition().name());
    }

    private FollowedExecution startedOf(DefinitionId definition) {
        return lender.workfloo
                .executions()
                .execute(StartWorkfloo.of(lender.scope, definition.hex()))
                .flatMap(started -> lender.workfloo.following().status(lender.scope, started.id()))
                .getOrElseThrow(Problem::toException);
    }

    @Test
    void aPolicyThatWasTakenBackIsForgotten() {
        lender.transactions().executeWithoutResult(status -> {
            publishCredit(">= 700");
            assertEquals(Optional.of("rejected"), decidedAtCredit(650));
            status.setRollbackOnly();
        });
        publishCredit(">= 620");

        assertEquals(Optional.of("approved"), decidedAtCredit(650));
    }

    private void publishCredit(String approving) {
        lender.workfloo
                .definitions()
                .publish(
                        lender.scope.workspace(),
                        CreditFlow.read(CreditFlow.json().replace(">= 620", approving)))
                .getOrElseThrow(Problem::toException);
    }

    private Optional<String> decidedAtCredit(int score) {
        return lender.workfloo
                .policies()
                .current(lender.scope.workspace(), new DefinitionId(CreditFlow.ID))
                .getOrElseThrow(Problem::toException)
                .decide("policy", Map.of("bureau", Map.of("score", score), "applicant", Map.of("income", 20_000)))
                .map(PolicyDecision::exit)
                .getOrElseThrow(Problem::toException);
    }

    /** All can find by it at once, however long the transaction takes. */
    @Test
    void anIndexKeyIsChangedApart() {
        lender.answer(lender.start(), "1");

        lender.transactions().executeWithoutResult(status -> {
            lender.lend("ANA");
            Optional<Integer> changed = lender.store.indexUpkeep().changeKey(lender.scope.workspace());
            assertEquals(Optional.of(2), changed);
            assertEquals(List.of(2, 1), indexKeys());
            status.setRollbackOnly();
        });

        assertEquals(List.of(2, 1), indexKeys());
        assertEquals(List.of(), lender.loans());
    }

    /** As others see them. */
    private List<Integer> indexKeys() {
        return lender.sql.list(
                "select number from workfloo_index_key where workspace = ? order by number desc",
                row -> row.getInt(1),
                lender.scope.workspace().name());
    }

    @Test
    void theInnerOfTwoTransactionsEndsByItself() {
        ExecutionId[] ids = new ExecutionId[4];

        lender.transactions().executeWithoutResult(outer -> {
            ids[0] = lender.start();
            lender.inNew().executeWithoutResult(inner -> {
                ids[1] = lender.start();
                assertEquals(Optional.empty(), lender.at(ids[0]));
            });
            assertEquals(List.of("heard a"), lender.told);
            outer.setRollbackOnly();
        });
        lender.transactions().executeWithoutResult(outer -> {
            ids[2] = lender.start();
            lender.inNew().executeWithoutResult(inner -> {
                ids[3] = lender.start();
                inner.setRollbackOnly();
            });
            lender.answer(ids[2], "1");
        });

        assertEquals(
                List.of(Optional.empty(), Optional.of("a"), Optional.of("b"), Optional.empty()),
                Stream.of(ids).map(lender::at).toList());
        assertEquals(List.of("heard a", "heard a", "heard b"), lender.told);
    }

    @Test
    void whatComesBehindASavepointGoesWithIt() {
        ExecutionId[] ids = new ExecutionId[3];

        lender.transactions().executeWithoutResult(outer -> {
            lender.within(TransactionDefinition.PROPAGATION_NESTED).executeWithoutResult(nested -> {
                ids[0] = lender.start();
                nested.setRollbackOnly();
            });
            ids[1] = lender.start();
            lender.within(TransactionDefinition.PROPAGATION_NESTED).executeWithoutResult(nested -> {
                ids[2] = lender.start();
                lender.answer(ids[1], "1");
                nested.setRollbackOnly();
            });
        });

        assertEquals(
                List.of(Optional.empty(), Optional.of("a"), Optional.empty()),
                Stream.of(ids).map(lender::at).toList());
        assertEquals(List.of("heard a"), lender.told);
        assertEquals(
                "b",
                lender.answer(ids[1], "1").position().waitsAt().orElseThrow().name());
    }

    @Test
    void aRefusalLeavesTheTransactionAsItWas() {
        ExecutionId open = lender.start();
        lender.answer(open, "1");
        IdempotencyKey taken = anIdempotencyKey();
        ExecutionId first = lender.start(taken).getOrElseThrow(() -> new AssertionError());

        ExecutionId id = lender.transactions().execute(status -> {
            lender.lend("ANA");
            assertTrue(lender.workfloo
                    .executions()
                    .execute(StartWorkfloo.of(lender.scope, aDefinitionId().hex()))
                    .isLeft());
            assertEquals(
                    Either.left(WorkflooProblem.IDEMPOTENCY_KEY_REUSED),
                    lender.start(new IdempotencyKey(taken.key(), "another")));
            assertEquals(Either.right(first), lender.start(taken));
            ExecutionId started = lender.start();
            assertTrue(lender.tried(started, "").isLeft());
            assertTrue(lender.tried(anExecutionId(), "1").isLeft());
            lender.lend("EVA");
            return started;
        });

        assertEquals(List.of("ANA", "EVA"), lender.loans());
        assertEquals(Optional.of("a"), lender.at(id));
    }

    /** A start under the same key that has not ended holds this one up, until it is refused. */
    @Test
    void aKeyThatIsInUseLeavesTheTransactionAsItWas() throws Exception {
        IdempotencyKey key = anIdempotencyKey();
        try (Connection other = pool().getConnection()) {
            other.setAutoCommit(false);
            JoinedConnection joined = lender.store.join(other);
            assertTrue(lender.start(key).isRight());
            joined.close();

            lender.transactions().executeWithoutResult(status -> {
                lender.lend("ANA");
                assertEquals(Either.left(WorkflooProblem.IDEMPOTENCY_KEY_IN_USE), lender.start(key));
                lender.lend("EVA");
            });
            other.rollback();
        }

        assertEquals(List.of("ANA", "EVA"), lender.loans());
        assertTrue(lender.start(key).isRight());
    }

    /** A step that another one was quicker than, of which this process remembers nothing. */
    @Test
    void aStepThatCameTooLateLeavesTheTransactionAsItWas() {
        ExecutionId id = lender.start();
        lender.answer(id, "1");
        Lender other = new Lender(pool(), key());

        lender.transactions().executeWithoutResult(status -> {
            lender.lend("ANA");
            other.inNew()
                    .executeWithoutResult(inner -> assertTrue(other.workfloo
                            .steps()
                            .answerForm(lender.scope, id, context("text", "theirs"))
                            .isRight()));
            assertTrue(lender.tried(id, "ours").isLeft());
            lender.lend("EVA");
        });

        assertEquals(List.of("ANA", "EVA"), lender.loans());
        assertEquals(Optional.of("bureau"), lender.at(id));
    }

    @Test
    void withoutATransactionEachCallIsOne() {
        lender.within(TransactionDefinition.PROPAGATION_SUPPORTS).executeWithoutResult(none -> {
            ExecutionId id = lender.start();
            lender.answer(id, "1");
            lender.answer(id, "2");
        });

        assertEquals(List.of("heard a", "heard b", "took", "heard bureau"), lender.told);
    }

    @Test
    void aTransactionOfAnotherDataSourceIsNotJoined() {
        String refusal = ofAnotherManager()
                .execute(status -> String.valueOf(
                        assertThrows(IllegalStateException.class, lender::start).getMessage()));

        assertTrue(refusal.contains("give JdbcStore.joining the DataSource of its transaction manager"), refusal);
    }

    /** As within Kafka's or another database's: Spring leaves the connection of the outer one to it. */
    @Test
    void whatIsCalledInAnInnerOneOfAnotherManagerComesAndGoesWithTheOuter() {
        TransactionTemplate others = ofAnotherManager();
        DefinitionId definition = aDefinitionId();
        ExecutionId[] ids = new ExecutionId[3];

        lender.transactions().executeWithoutResult(outer -> {
            ids[0] = lender.start();
            others.executeWithoutResult(inner -> {
                ids[1] = lender.start();
                published(lender.store, lender.scope.workspace(), named(aDefinition(definition), "Taken back"));
                assertTrue(lender.workfloo
                        .executions()
                        .execute(StartWorkfloo.of(lender.scope, definition.hex()))
                        .isRight());
            });
            assertEquals(List.of(), lender.told);
            outer.setRollbackOnly();
        });
        assertEquals(List.of(), lender.told);
        lender.transactions().executeWithoutResult(outer -> {
            ids[2] = lender.start();
            others.executeWithoutResult(inner -> {
                lender.answer(ids[2], "1");
                inner.setRollbackOnly();
            });
            assertEquals(List.of(), lender.told);
        });

        assertEquals(
                List.of(Optional.empty(), Optional.empty(), Optional.of("b")),
                Stream.of(ids).map(lender::at).toList());
        assertEquals(List.of("heard a", "heard b"), lender.told);
        published(lender.store, lender.scope.workspace(), named(aDefinition(definition), "Kept"));
        assertEquals("Kept", startedOf(definition).flow().definition().name());
    }

    /** The connection of the outer one is there for it too, while it is over and tells so. */
    @Test
    void whatIsCalledBehindAnInnerOneOfAnotherManagerGoesWithTheOuter() {
        ExecutionId id = lender.transactions().execute(outer -> {
            ExecutionId started = lender.start();
            ofAnotherManager()
                    .executeWithoutResult(inner ->
                            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                                @Override
                                public void afterCommit() {
                                    lender.answer(started, "1");
                                }

                                @Override
                                public void afterCompletion(int how) {
                                    lender.answer(started, "2");
                                }
                            }));
            assertEquals(List.of(), lender.told);
            assertEquals(Optional.of("bureau"), lender.at(started));
            outer.setRollbackOnly();
            return started;
        });

        assertEquals(Optional.empty(), lender.at(id));
    }

    /** Within it our own manager may begin yet another one, which ends by itself. */
    @Test
    void aNewOneWithinAnInnerOneOfAnotherManagerEndsByItself() {
        ExecutionId[] ids = new ExecutionId[3];

        lender.transactions().executeWithoutResult(outer -> {
            ids[0] = lender.start();
            ofAnotherManager().executeWithoutResult(inner -> {
                lender.inNew().executeWithoutResult(own -> ids[1] = lender.start());
                ids[2] = lender.start();
            });
            assertEquals(List.of("heard a"), lender.told);
            outer.setRollbackOnly();
        });

        assertEquals(
                List.of(Optional.empty(), Optional.of("a"), Optional.empty()),
                Stream.of(ids).map(lender::at).toList());
        assertEquals(List.of("heard a"), lender.told);
    }

    /** Nothing tells whose the connection is: the page says so. */
    @Test
    void whatIsFirstCalledInAnInnerOneOfAnotherManagerIsTakenForThatOnes() {
        ExecutionId id = lender.transactions().execute(outer -> {
            ExecutionId started = ofAnotherManager().execute(inner -> lender.start());
            assertEquals(List.of("heard a"), lender.told);
            outer.setRollbackOnly();
            return started;
        });

        assertEquals(Optional.empty(), lender.at(id));
    }

    private static TransactionTemplate ofAnotherManager() {
        return new TransactionTemplate(
                new JdbcTransactionManager(new SingleConnectionDataSource("jdbc:h2:mem:", true)));
    }

    @Test
    void aTransactionThatTellsNobodyHowItEndsIsNotJoined() {
        JdbcTransactionManager silent = new JdbcTransactionManager(pool());
        silent.setTransactionSynchronization(AbstractPlatformTransactionManager.SYNCHRONIZATION_NEVER);

        String refusal = new TransactionTemplate(silent)
                .execute(status -> String.valueOf(
                        assertThrows(IllegalStateException.class, lender::start).getMessage()));

        assertTrue(refusal.contains("needs another transactionSynchronization"), refusal);
    }

    @Test
    void takesAProxyThatIsAwareOfTransactions() {
        JdbcStore store = JdbcStore.joining(new TransactionAwareDataSourceProxy(pool()), key());
        Lender aware = new Lender(pool(), store);

        ExecutionId id = aware.transactions().execute(status -> {
            ExecutionId started = aware.start();
            status.setRollbackOnly();
            return started;
        });

        assertEquals(Optional.empty(), aware.at(id));
        assertEquals(pool(), store.connections());
    }

    /** Whoever hears of the commit may call, and what they call is kept. */
    @Test
    void whatIsCalledBehindTheCommitIsATransactionOfItsOwn() {
        ExecutionId id = lender.transactions().execute(status -> {
            ExecutionId started = lender.start();
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    lender.answer(started, "1");
                }

                @Override
                public void afterCompletion(int how) {
                    lender.answer(started, "2");
                }
            });
            return started;
        });

        assertEquals(Optional.of("bureau"), lender.at(id));
    }

    /** Ten connections for a hundred: nobody who has one needs a second. */
    @Test
    void aHundredAtOnce() throws Exception {
        drawWhatAllShare(lender);
        int there = lender.listed().size();
        ExecutorService threads = Executors.newFixedThreadPool(100);
        CyclicBarrier together = new CyclicBarrier(100);
        try {
            List<Future<Optional<ExecutionId>>> asked = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                int number = i;
                asked.add(threads.submit(() -> {
                    together.await();
                    return lentAtOnce(number);
                }));
            }
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                Optional<ExecutionId> id = asked.get(i).get(60, TimeUnit.SECONDS);
                assertEquals(i % 3 == 0, id.isEmpty());
                id.ifPresent(it -> assertEquals(Optional.of("bureau"), lender.at(it)));
                if (id.isPresent()) expected.add("applicant " + i);
            }
            expected.sort(null);
            assertEquals(expected, lender.loans());
            assertEquals(there + expected.size(), lender.listed().size());
            assertEquals(
                    expected.size(),
                    lender.told.stream().filter("expected"::equals).count());
            assertEquals(
                    100 - expected.size(),
                    lender.told.stream().filter("lost"::equals).count());
        } finally {
            threads.shutdownNow();
        }
    }

    /** What the first of a workspace would draw, and all others wait for, where the database gives up waiting. */
    void drawWhatAllShare(Lender first) {}

    /** Every third is taken back, and each is refused something on its way. */
    private Optional<ExecutionId> lentAtOnce(int number) {
        return Objects.requireNonNull(lender.transactions().execute(status -> {
            lender.lend("applicant " + number);
            ExecutionId id = lender.start(anIdempotencyKey()).getOrElseThrow(() -> new AssertionError());
            assertTrue(lender.tried(id, "").isLeft());
            lender.answer(id, "text " + number);
            assertTrue(lender.once(anIdempotencyKey(), id, "2").isRight());
            if (number % 3 == 0) status.setRollbackOnly();
            return number % 3 == 0 ? Optional.<ExecutionId>empty() : Optional.of(id);
        }));
    }
}
