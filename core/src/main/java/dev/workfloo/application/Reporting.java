package dev.workfloo.application;

import dev.workfloo.application.port.out.Callbacks;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionEvent.NipDelivered;
import dev.workfloo.execution.ExecutionEvent.NipOpened;
import dev.workfloo.execution.ExecutionEvent.NipRequested;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.Start.Callback;
import dev.workfloo.execution.Work;
import dev.workfloo.rule.TreeWriter;
import dev.workfloo.rule.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Tells clients what became of the codes that were sent, out of the execution's history. */
final class Reporting {

    /** For so long is a receiver tried that does not take a report. */
    private static final Duration TRIED = Duration.ofHours(24);

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);

    private final Store store;
    private final Callbacks callbacks;
    private final InstantSource clock;

    Reporting(Store store, Callbacks callbacks, InstantSource clock) {
        this.store = store;
        this.callbacks = callbacks;
        this.clock = clock;
    }

    /** What is told to whom. */
    private record Report(Instant at, Callback receiver, Value.Context body) {}

    /** Pauses grow with the report's age, so that nothing needs to be remembered between two tries. */
    Optional<Instant> report(Work work) {
        Optional<Report> report = store.executions()
                .find(work.execution())
                .flatMap(execution ->
                        store.executions().history(execution.start().scope(), execution.id()))
                .flatMap(history -> find(history.events(), work));
        if (report.isEmpty()
                || callbacks.post(
                        report.get().receiver(), work.name(), report.get().body())) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Duration age = Duration.between(report.get().at(), now);
        Duration pause = age.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : age;
        return age.compareTo(TRIED) < 0 ? Optional.of(now.plus(pause)) : Optional.empty();
    }

    private static Optional<Report> find(List<ExecutionEvent> history, Work work) {
        int visit = 0;
        Optional<Callback> receiver = Optional.empty();
        for (ExecutionEvent event : history) {
            if (event instanceof NipOpened opened && opened.node().equals(work.node())) visit++;
            if (visit != work.visit()) continue;
            if (event instanceof NipRequested requested && requested.send().number() == work.turn()) {
                receiver = requested.send().receiver();
            }
            if (event instanceof NipDelivered delivered && delivered.send() == work.turn()) {
                return receiver.map(it -> new Report(delivered.at(), it, body(work, delivered)));
            }
        }
        return Optional.empty();
    }

    private static Value.Context body(Work work, NipDelivered delivered) {
        return new TreeWriter()
                .text("id", work.execution().hex())
                .text("nodeId", work.node().name())
                .text("date", delivered.at().toString())
                .text("status", delivered.delivery().failure().isEmpty() ? "SENT" : "ERROR")
                .text("errorMessage", delivered.delivery().failure().map(NipDelivery.Failed::code))
                .done();
    }
}
