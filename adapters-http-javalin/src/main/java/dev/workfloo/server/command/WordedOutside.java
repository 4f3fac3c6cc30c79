package dev.workfloo.server.command;

import dev.workfloo.application.port.out.Callbacks;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.rule.Value;
import dev.workfloo.wire.JsonWriter;
import dev.workfloo.wire.StatusBody;
import java.nio.charset.StandardCharsets;

/** Nobody is outside a command; but what it changes is told later, and is worded when it happens, as a service words it. */
final class WordedOutside implements Callbacks {

    static final Outside NOBODY = new Outside(Outside.NOBODY.connectors(), Outside.NOBODY.nips(), new WordedOutside());

    private WordedOutside() {}

    @Override
    public String status(WorkflooExecution execution, CheckedFlow flow) {
        return StatusBody.of(execution, flow).toString();
    }

    @Override
    public String json(Value.Context object) {
        return new String(JsonWriter.bytes(object), StandardCharsets.UTF_8);
    }

    @Override
    public Receipt post(Message message) {
        return Receipt.NOT_TAKEN;
    }
}
