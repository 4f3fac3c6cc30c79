package dev.workfloo.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.definition.CheckedFlow;
import dev.workfloo.definition.ConnectorNode;
import dev.workfloo.definition.DecisionTreeNode;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.LabelNode;
import dev.workfloo.definition.NipNode;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.RulesetNode;
import dev.workfloo.definition.VariablesNode;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.WorkflooExecution;

/** The status object: how an execution stands, and what it waits for. */
public final class StatusBody {

    static final String PROGRESS = "PROGRESS";

    /** Behind the type of a node that goes on by itself: clients wait. */
    private static final String PROCESSING = "_PROCESSING";

    private StatusBody() {}

    public static ObjectNode of(WorkflooExecution execution, CheckedFlow flow) {
        Position position = execution.position();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", execution.id().hex());
        body.put("name", flow.definition().name());
        body.put("status", position.outcome().map(Outcome::name).orElse(PROGRESS));
        position.waitsAt().map(flow::node).ifPresent(node -> {
            body.put("currentNodeId", node.id().name());
            body.put("currentNodeName", node.name());
            body.put("currentNodeType", node.type() + (position.isWorking() ? PROCESSING : ""));
            if (!position.isWorking()) node.fold(new Payload(position, body));
        });
        return body;
    }

    /** What is needed to draw the step. */
    private record Payload(Position position, ObjectNode body) implements Node.Cases<ObjectNode> {

        @Override
        public ObjectNode form(FormNode node) {
            return body.set("form", FormBody.of(node.form()));
        }

        @Override
        public ObjectNode label(LabelNode node) {
            return body;
        }

        @Override
        public ObjectNode ruleset(RulesetNode node) {
            return body;
        }

        @Override
        public ObjectNode decisionTree(DecisionTreeNode node) {
            return body;
        }

        @Override
        public ObjectNode variables(VariablesNode node) {
            return body;
        }

        @Override
        public ObjectNode nip(NipNode node) {
            if (position instanceof AwaitingNip at) body.set("link", LinkBody.of(node.nip(), at.nip()));
            return body;
        }

        @Override
        public ObjectNode connector(ConnectorNode node) {
            return body;
        }
    }
}
