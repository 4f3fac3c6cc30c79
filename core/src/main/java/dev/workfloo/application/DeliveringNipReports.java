package dev.workfloo.application;

import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.PerformWork.Turn;
import dev.workfloo.application.port.out.Callbacks;
import dev.workfloo.application.port.out.Callbacks.Message;
import dev.workfloo.application.port.out.Callbacks.Receipt;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.NipEvent.NipDelivered;
import dev.workfloo.execution.NipEvent.NipOpened;
import dev.workfloo.execution.NipEvent.NipRequested;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.Work;
import dev.workfloo.rule.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Tells clients what became of the codes that were sent, out of the execution's history. */
final class DeliveringNipReports {

    private static final Duration BUSY = Duration.ofSeconds(1);

    private final Store store;
    private final Callbacks callbacks;
    private final CallbackSecrets signing;
    private final InstantSource clock;

    DeliveringNipReports(Store store, Callbacks callbacks, CallbackSecrets signing, InstantSource clock) {
        this.store = store;
        this.callbacks = callbacks;
        this.signing = signing;
        this.clock = clock;
    }

    /** What is told to whom. */
    private record Report(Instant at, WorkspaceId workspace, CallbackReceiver receiver, Value.Context body) {
        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "Report[" + at + "]";
        }
    }

    Optional<Instant> report(Work.Report work, Turn turn) {
        Optional<Report> report = store.executions().find(work.execution()).flatMap(execution -> {
            Scope scope = execution.start().scope();
            return store.executions()
                    .history(scope, execution.id())
                    .flatMap(history -> find(history.events(), work, scope.workspace()));
        });
        if (report.isEmpty()) return Optional.empty();
        Instant now = clock.instant();
        Party receivers = Party.receivers(report.get().workspace());
        if (!turn.begins(receivers.name())) return Optional.of(now.plus(BUSY));
        Message message = message(work, report.get(), now);
        Receipt receipt = receivers.call(turn, () -> callbacks.post(message), thrown -> Receipt.NOT_TAKEN);
        return switch (receipt.outcome()) {
            case TAKEN, GONE -> Optional.empty();
            case BUSY -> Optional.of(now.plus(BUSY));
            case NOT_TAKEN, FORBIDDEN -> CallbackRetries.next(report.get().at(), now, receipt.retryAfter());
        };
    }

    private Message message(Work.Report work, Report report, Instant now) {
        return new Message(
                report.receiver(),
                work.name(),
                Optional.empty(),
                callbacks.json(report.body()),
                now,
                signing.secrets(report.workspace()));
    }

    private static Optional<Report> find(List<ExecutionEvent> history, Work.Report work, WorkspaceId workspace) {
        int visit = 0;
        Optional<CallbackReceiver> receiver = Optional.empty();
        for (ExecutionEvent event : history) {
            if (event instanceof NipOpened opened && opened.node().equals(work.node())) visit++;
            if (visit != work.visit()) continue;
            if (event instanceof NipRequested requested && requested.send().number() == work.turn()) {
                receiver = requested.send().receiver();
            }
            if (event instanceof NipDelivered delivered && delivered.send() == work.turn()) {
                return receiver.map(it -> new Report(delivered.at(), workspace, it, body(work, delivered)));
            }
        }
        return Optional.empty();
    }

    private static Value.Context body(Work.Report work, NipDelivered delivered) {
        return new TreeWriter()
                .text("id", work.execution().hex())
                .text("nodeId", work.node().name())
                .text("date", delivered.at().toString())
                .text("status", delivered.delivery().failure().isEmpty() ? "SENT" : "ERROR")
                .text("errorMessage", delivered.delivery().failure().map(NipDelivery.Failed::code))
                .done();
    }
}
