package com.example.lender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmbeddedWorkflooTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void startsRunsAFlowAndStartsAgain(Database kind) {
        List<String> database = kind.createIn(folder);
        ExecutionId waiting;

        try (Host host = Host.start(database)) {
            ExecutionId run = host.begin();
            host.answer(run);
            waiting = host.loans().applyFor("ANA", execution -> {});

            assertEquals(Outcome.SUCCESS, host.outcome(run));
        }

        try (Host host = Host.start(database)) {
            host.answer(waiting);

            assertEquals(Outcome.SUCCESS, host.outcome(waiting));
            assertEquals(List.of("ANA"), host.loans().applicants());
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheHostsTransactionToTheHost(Database kind) {
        try (Host host = Host.start(kind.createIn(folder))) {
            CompletableFuture<ExecutionId> started = new CompletableFuture<>();
            IllegalStateException changedItsMind = new IllegalStateException("the lender changed its mind");

            assertThrows(
                    IllegalStateException.class,
                    () -> host.loans().applyFor("ANA", execution -> {
                        started.complete(execution);
                        throw changedItsMind;
                    }));

            assertEquals(List.of(), host.loans().applicants());
            assertTrue(host.knows(started.join()));
        }
    }
}
