package dev.workfloo.application.pending;

import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.NipEvent.NipDelivered;
import dev.workfloo.execution.NipEvent.NipOpened;
import dev.workfloo.execution.NipEvent.NipRequested;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.Work;
import dev.workfloo.rule.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What clients are to be told of the codes that were sent, out of the execution's history. */
public final class NipReports {

    private final Executions executions;

    public NipReports(Executions executions) {
        this.executions = executions;
    }

    /** What is told to whom. */
    public record Report(Instant at, WorkspaceId workspace, CallbackReceiver receiver, Value.Context body) {
        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "Report[" + at + "]";
        }
    }

    /** Empty where there is nobody to be told, or nothing to tell. */
    public Optional<Report> find(Work.Report work) {
        return executions.find(work.execution()).flatMap(execution -> {
            Scope scope = execution.start().scope();
            return executions
                    .history(scope, execution.id())
                    .flatMap(history -> find(history.events(), work, scope.workspace()));
        });
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
