package dev.workfloo.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.application.port.in.FollowedExecution;
import dev.workfloo.definition.Node;
import dev.workfloo.execution.Outcome;

/** The status object: how an execution stands, and what it waits for. */
public final class StatusBody {

    static final String PROGRESS = "PROGRESS";

    private StatusBody() {}

    public static ObjectNode of(FollowedExecution followed) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", followed.execution().id().hex());
        body.put("name", followed.flow().definition().name());
        body.put("status", followed.position().outcome().map(Outcome::name).orElse(PROGRESS));
        followed.currentNode().ifPresent(node -> {
            body.put("currentNodeId", node.id().name());
            body.put("currentNodeName", node.name());
            body.put("currentNodeType", node.type());
            node.fold(new Payload(body));
        });
        return body;
    }

    /** What whoever draws the step needs to know. */
    private record Payload(ObjectNode body) implements Node.Cases<ObjectNode> {

        @Override
        public ObjectNode form(Node.FormNode node) {
            return body.set("form", FormBody.of(node.form()));
        }

        @Override
        public ObjectNode label(Node.LabelNode node) {
            return body;
        }

        @Override
        public ObjectNode ruleset(Node.RulesetNode node) {
            return body;
        }

        @Override
        public ObjectNode decisionTree(Node.DecisionTreeNode node) {
            return body;
        }

        @Override
        public ObjectNode variables(Node.VariablesNode node) {
            return body;
        }
    }
}
