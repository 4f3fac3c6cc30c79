package dev.workfloo.application;

import dev.workfloo.application.port.out.Callbacks;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.rule.Value;
import java.util.function.Function;

/** Whoever is told of changes; a status is told as the place where the execution stands, and a report as its status. */
record Receiver(Function<Callbacks.Message, Callbacks.Receipt> takes) implements Callbacks {

    @Override
    public String status(WorkflooExecution execution, CheckedFlow flow) {
        return execution.position().waitsAt().map(Object::toString).orElse("end");
    }

    @Override
    public String json(Value.Context object) {
        return ((Value.Text) object.get("status")).text();
    }

    @Override
    public Receipt post(Message message) {
        return takes.apply(message);
    }
}
