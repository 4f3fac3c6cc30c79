package dev.workfloo.telemetry;

import dev.workfloo.application.port.out.Callbacks;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.rule.Value;
import java.util.Optional;

/** Callbacks that others make, to be watched on their way out. */
abstract class ForwardingCallbacks implements Callbacks {

    private final Callbacks callbacks;

    ForwardingCallbacks(Callbacks callbacks) {
        this.callbacks = callbacks;
    }

    @Override
    public String status(WorkflooExecution execution, CheckedFlow flow) {
        return callbacks.status(execution, flow);
    }

    @Override
    public String json(Value.Context object) {
        return callbacks.json(object);
    }

    @Override
    public Optional<String> refusal(String url) {
        return callbacks.refusal(url);
    }

    @Override
    public Receipt post(Message message) {
        return callbacks.post(message);
    }
}
