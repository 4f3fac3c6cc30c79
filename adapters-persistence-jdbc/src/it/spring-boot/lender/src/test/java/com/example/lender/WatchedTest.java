package com.example.lender;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Outcome;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Health, figures and traces, as the host has them of all else. */
class WatchedTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void saysWhetherTheDatabaseAnswers(Database kind) {
        try (Host host = Host.start(kind.createIn(folder), "logging.level.root=off")) {
            assertEquals("UP", host.health());

            host.cutOff();

            assertEquals("DOWN", host.health());
        }
    }

    @ParameterizedTest
    @EnumSource
    void countsInTheHostsRegistry(Database kind) {
        try (Host host = Host.start(kind.createIn(folder))) {
            ExecutionId run = host.begin();
            host.begin();

            host.awaitFigure("workfloo.executions.started", 2);
            host.awaitFigure("workfloo.executions.open", 2);
            host.answer(run);

            assertEquals(Outcome.SUCCESS, host.outcome(run));
            host.awaitFigure("workfloo.executions.duration", 1);
            host.awaitFigure("workfloo.executions.open", 1);
            host.awaitFigure("workfloo.work", 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void followsAnApplicationIntoTheBackground(Database kind) {
        Spans spans;
        try (Host host = Host.startTraced(kind.createIn(folder))) {
            spans = host.spans();
            ExecutionId run = host.beginInProduction();

            host.observed("application", () -> host.answerInProduction(run));

            assertEquals(Outcome.SUCCESS, host.outcomeInProduction(run));
            host.awaitFigure("workfloo.work", 1);
        }

        SpanData application = spans.named("application");
        SpanData work = spans.named("workfloo.work");
        SpanData question = spans.named("bureau.ask");
        assertEquals(application.getTraceId(), work.getTraceId());
        assertEquals(work.getSpanId(), question.getParentSpanId());
    }
}
