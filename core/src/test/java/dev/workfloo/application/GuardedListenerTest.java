package dev.workfloo.application;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.CreditFlow;
import dev.workfloo.access.Scope;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.StartedWorkfloo;
import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.execution.Progress;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardedListenerTest {

    private static final Scope SANDBOX = Scope.sandbox("lender");

    private final List<String> heard = new ArrayList<>();
    private final MemoryStore store = new MemoryStore();
    private final Workfloo workfloo = Workfloo.builder(store, new ManualClock(NOON), new SecureRandom())
            .listener(new ExecutionListener() {
                @Override
                public void kept(Progress progress) {
                    throw new IllegalStateException("of the listener's own");
                }

                @Override
                public void threw(Throwable cause) {
                    heard.add(String.valueOf(cause.getMessage()));
                    throw new IllegalStateException("here too");
                }
            })
            .build();

    private void hear(Throwable thrown) {
        heard.add("a runner heard: " + thrown.getMessage());
    }

    @Test
    void aListenerThatThrowsLosesNoAnswerAndIsHeardOnce() {
        workfloo.work().onListenerFault(this::hear);
        workfloo.definitions().publish(SANDBOX.workspace(), CreditFlow.document());

        List<StartedWorkfloo> started = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            started.add(workfloo.executions()
                    .execute(StartWorkfloo.of(SANDBOX, CreditFlow.ID).inScenario(CreditFlow.STRONG_PAYER))
                    .get());
        }

        assertTrue(
                started.stream().allMatch(it -> store.executions().find(it.id()).isPresent()));
        workfloo.work().onListenerFault(this::hear);
        assertEquals(
                List.of(
                        "a runner heard: of the listener's own",
                        "of the listener's own",
                        "a runner heard: of the listener's own"),
                heard);
    }
}
