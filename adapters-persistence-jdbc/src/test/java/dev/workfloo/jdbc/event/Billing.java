package dev.workfloo.jdbc.event;

import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.event.SubscribeToEvents.Listening;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.subscription.WorkflooEvent.Kind;
import java.util.Optional;

/** What the page on embedding shows. */
final class Billing {

    private Billing() {}

    /** What a host keeps of its own. */
    interface Invoices {
        void writeUnlessThere(ExecutionId execution);
    }

    static Listening begin(Workfloo workfloo, Invoices invoices) {
        Listening billing = workfloo.events().subscribe("billing", event -> {
            boolean isApproved = event.kind() == Kind.ENDED && event.outcome().equals(Optional.of(Outcome.SUCCESS));
            if (isApproved) invoices.writeUnlessThere(event.execution());
        });
        return billing;
    }
}
