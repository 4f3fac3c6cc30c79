package dev.workfloo.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Connectors;
import dev.workfloo.application.port.out.ExecutionJournal;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.application.port.out.WorkBacklog;
import dev.workfloo.execution.LossCause;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.execution.connector.ConnectorCall;
import dev.workfloo.execution.connector.ConnectorCall.Question;
import dev.workfloo.execution.connector.ConnectorCall.ServiceQuestion;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.rule.Value;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What breaks a contract in one thing fails the test that names it. */
class ContractsAreNotBlindTest {

    /** A bureau that does as it should. */
    static class Bureau extends ConnectorsContract implements Connectors {

        private final Map<String, ConnectorAnswer> sold = new ConcurrentHashMap<>();
        final AtomicInteger times = new AtomicInteger();
        private Optional<Trouble> trouble = Optional.empty();

        @Override
        public boolean knows(WorkspaceId workspace, String service) {
            return service.equals("bureau");
        }

        @Override
        public ConnectorAnswer call(ConnectorCall call) {
            if (!call.service().equals("bureau")) return failed(Reply.FINAL);
            return trouble.map(this::answerIn)
                    .orElseGet(() -> sold.computeIfAbsent(call.idempotencyKey(), key -> score()));
        }

        ConnectorAnswer score() {
            return new Answered(Value.Context.of(Map.of("score", 700 + times.incrementAndGet())), Optional.empty());
        }

        ConnectorAnswer answerIn(Trouble trouble) {
            return switch (trouble) {
                case SILENT, STALLED -> Failed.lost("TIMEOUT", "", LossCause.SILENCE);
                case UNREACHABLE -> Failed.lost("UNREACHABLE", "", LossCause.CONNECT);
                case FAILING -> failed(Reply.PASSING);
                case REFUSING -> failed(Reply.FINAL);
            };
        }

        static Failed failed(Reply reply) {
            return new Failed("FAILED", "", reply, Optional.empty());
        }

        @Override
        protected Connectors connectors() {
            return this;
        }

        @Override
        protected Question question() {
            return new ServiceQuestion("bureau", Value.Context.EMPTY);
        }

        @Override
        protected boolean bringAbout(Trouble trouble) {
            this.trouble = Optional.of(trouble);
            return true;
        }

        @Override
        protected OptionalInt timesDone() {
            return OptionalInt.of(times.get());
        }
    }

    static final class Endless extends Bureau {
        @Override
        ConnectorAnswer answerIn(Trouble trouble) {
            if (trouble != Trouble.STALLED) return super.answerIn(trouble);
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return failed(Reply.NONE);
        }

        @Override
        protected Duration late() {
            return Duration.ofMillis(500);
        }
    }

    /** It has a time-out of its own, half a minute, and never looks at the one that it is given. */
    static final class Unhurried extends Bureau {
        @Override
        ConnectorAnswer answerIn(Trouble trouble) {
            if (trouble != Trouble.SILENT) return super.answerIn(trouble);
            try {
                if (new CountDownLatch(1).await(30, TimeUnit.SECONDS)) throw new IllegalStateException("nothing came");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return super.answerIn(trouble);
        }

        @Override
        protected Duration late() {
            return Duration.ofMillis(500);
        }
    }

    static final class Throwing extends Bureau {
        @Override
        ConnectorAnswer answerIn(Trouble trouble) {
            if (trouble == Trouble.REFUSING) throw new IllegalStateException("422");
            return super.answerIn(trouble);
        }
    }

    static final class Hopeful extends Bureau {
        @Override
        ConnectorAnswer answerIn(Trouble trouble) {
            return failed(Reply.PASSING);
        }
    }

    static final class SellingTwice extends Bureau {
        @Override
        public ConnectorAnswer call(ConnectorCall call) {
            return new Answered(Value.Context.of(Map.of("times", times.incrementAndGet())), Optional.empty());
        }
    }

    @Test
    void aRightConnectorPasses() {
        Outcomes outcomes = Outcomes.of(Bureau.class);

        assertEquals(Set.of(), outcomes.failed());
        assertEquals(12, outcomes.passed());
    }

    @Test
    void aConnectorThatWaitsWithoutEndIsSeen() {
        assertTrue(Outcomes.of(Endless.class).failed().contains("doesNotWaitForAStalledServiceWithoutEnd"));
    }

    @Test
    void aConnectorThatIgnoresItsTimeIsSeen() {
        assertTrue(Outcomes.of(Unhurried.class).failed().contains("doesNotWaitForASilentServiceWithoutEnd"));
    }

    @Test
    void aConnectorThatThrowsIsSeen() {
        assertEquals(
                Set.of("saysThatAskingAgainWillNotHelp"),
                Outcomes.of(Throwing.class).failed());
    }

    @Test
    void aConnectorThatAlwaysHopesIsSeen() {
        assertEquals(
                Set.of(
                        "doesNotWaitForASilentServiceWithoutEnd",
                        "doesNotWaitForAStalledServiceWithoutEnd",
                        "saysThatAskingAgainWillNotHelp"),
                Outcomes.of(Hopeful.class).failed());
    }

    @Test
    void aConnectorThatSellsTwiceIsSeen() {
        Set<String> failing = Outcomes.of(SellingTwice.class).failed();

        assertTrue(failing.contains("buysNothingTwiceUnderOneKey"), failing::toString);
        assertTrue(failing.contains("answersTheSameUnderTheSameKey"), failing::toString);
        assertTrue(failing.contains("failsForAServiceThatIsNotThere"), failing::toString);
    }

    /** Passes on what it is asked, but for what is broken. */
    private static <T> T broken(Class<T> port, T right, Map<String, Breaking> breaking) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, said) -> {
            Object[] arguments = said == null ? new Object[0] : said;
            Breaking broken = breaking.get(method.getName() + "/" + arguments.length);
            if (broken != null) return broken.answer(arguments);
            try {
                return method.invoke(right, said);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private interface Breaking {
        Object answer(Object[] arguments) throws Exception;
    }

    private static Store storeWith(String port, Object broken) {
        return broken(Store.class, new MemoryStore(), Map.of(port + "/0", arguments -> broken));
    }

    static final class WithoutWork extends StoreContract {
        private final Store store = storeWith(
                "backlog",
                broken(WorkBacklog.class, new MemoryStore().backlog(), Map.of("behind/2", arguments -> List.of())));

        @Override
        protected Store store() {
            return store;
        }
    }

    static final class WithoutKeys extends StoreContract {
        private final MemoryStore right = new MemoryStore();
        private final ExecutionJournal journal = broken(
                ExecutionJournal.class,
                right.journal(),
                Map.of("start/2", arguments -> right.journal().start((Progress) arguments[0], Optional.empty())));
        private final Store store = broken(Store.class, right, Map.of("journal/0", arguments -> journal));

        @Override
        protected Store store() {
            return store;
        }
    }

    private static Set<String> failingOf(Class<?> broken, Class<?>... nested) {
        Set<String> failing = new HashSet<>();
        for (Class<?> part : nested)
            failing.addAll(Outcomes.of(selectNestedClass(List.of(broken), part)).failed());
        return failing;
    }

    @Test
    void aStoreThatForgetsWorkIsSeen() {
        Set<String> failing = failingOf(WithoutWork.class, StoreContract.Links.class, StoreContract.Backlog.class);

        assertTrue(failing.contains("keepsWorkWithAStart"), failing::toString);
        assertTrue(failing.contains("givesAllThatIsPendingOncePageByPage"), failing::toString);
    }

    @Test
    void aStoreThatForgetsKeysIsSeen() {
        Set<String> failing = failingOf(WithoutKeys.class, StoreContract.Executions.class, StoreContract.Links.class);

        assertTrue(failing.contains("keepsNoWorkOfAStartUnderATakenKey"), failing::toString);
    }
}
