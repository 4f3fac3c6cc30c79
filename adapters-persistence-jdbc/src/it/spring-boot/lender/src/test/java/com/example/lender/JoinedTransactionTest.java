package com.example.lender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lender's row and the execution are of one transaction, Spring's. */
class JoinedTransactionTest {

    @TempDir
    Path folder;

    private static boolean isSeenByOthers(Host host, ExecutionId execution) {
        return CompletableFuture.supplyAsync(() -> host.knows(execution)).join();
    }

    @ParameterizedTest
    @EnumSource
    void theRowAndTheExecutionComeTogether(Database kind) {
        try (Host host = Host.startJoining(kind.createIn(folder))) {
            ExecutionId execution = host.loans().applyFor("ANA", begun -> assertFalse(isSeenByOthers(host, begun)));
            host.answer(execution);

            assertEquals(List.of("ANA"), host.loans().applicants());
            assertEquals(Outcome.SUCCESS, host.outcome(execution));
            host.awaitFigure("workfloo.executions.started", 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theyGoTogether(Database kind) {
        try (Host host = Host.startJoining(kind.createIn(folder))) {
            CompletableFuture<ExecutionId> begun = new CompletableFuture<>();

            assertThrows(
                    IllegalStateException.class,
                    () -> host.loans().applyFor("ANA", execution -> {
                        begun.complete(execution);
                        throw new IllegalStateException("the lender changed its mind");
                    }));

            assertEquals(List.of(), host.loans().applicants());
            assertFalse(host.knows(begun.join()));
            assertEquals(0, host.figure("workfloo.executions.started"));
        }
    }
}
