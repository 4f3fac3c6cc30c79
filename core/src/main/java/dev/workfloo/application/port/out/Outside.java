package dev.workfloo.application.port.out;

import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.rule.Value;
import java.util.Optional;

/** Whom executions turn to. In the sandbox only the callbacks are used. */
public record Outside(Connectors connectors, NipSender nips, VerificationProviders providers, Callbacks callbacks) {

    /** The same where nobody sends one-time codes. */
    public Outside(Connectors connectors, NipSender nips, Callbacks callbacks) {
        this(connectors, nips, VerificationProviders.NONE, callbacks);
    }

    /** Nothing: connectors fail, codes are not sent, and no report is taken. */
    public static final Outside NOBODY = new Outside(
            call -> new Failed(
                    "NOT_CONFIGURED", "no service is called " + call.service(), Reply.FINAL, Optional.empty()),
            message -> new NipDelivery.Failed("NOT_CONFIGURED", false),
            new Callbacks() {
                @Override
                public String status(WorkflooExecution execution, CheckedFlow flow) {
                    return "{}";
                }

                @Override
                public String json(Value.Context object) {
                    return "{}";
                }

                @Override
                public Receipt post(Message message) {
                    return Receipt.NOT_TAKEN;
                }
            });
}
