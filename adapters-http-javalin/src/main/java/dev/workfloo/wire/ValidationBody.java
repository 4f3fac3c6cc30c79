package dev.workfloo.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.definition.DocumentNode;
import dev.workfloo.definition.FieldReference;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.Validation;
import dev.workfloo.definition.ValidationNode;
import dev.workfloo.definition.file.FileField;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ReviewEvent.Remark;
import dev.workfloo.execution.ReviewEvent.Review;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.rule.Value;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A review as the status object shows it: to a reviewer all that is to be judged, to a person what was sent back. */
record ValidationBody(WorkflooExecution execution, CheckedFlow flow, Redaction redaction) {

    ObjectNode review(NodeId node) {
        Validation validation = validation(node);
        ObjectNode body = begun("REVIEW", validation);
        ArrayNode fields = body.putArray("fields");
        validation.fields().forEach(field -> shown(field, validation).ifPresent(fields::add));
        return body;
    }

    ObjectNode correction(NodeId node, Review review) {
        Validation validation = validation(node);
        ObjectNode body = begun("CORRECTION", validation);
        review.note().ifPresent(note -> body.put("reviewerNote", note));
        ArrayNode fields = body.putArray("fields");
        for (Remark remark : review.remarks()) {
            shown(remark.field(), validation).ifPresent(field -> {
                remark.message().ifPresent(message -> field.put("message", message));
                fields.add(field);
            });
        }
        return body;
    }

    private Validation validation(NodeId node) {
        return ((ValidationNode) flow.node(node)).validation();
    }

    private static ObjectNode begun(String state, Validation validation) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("state", state);
        validation.instruction().ifPresent(instruction -> body.put("instruction", instruction));
        return body;
    }

    /** A checked flow asks for each. */
    private Optional<ObjectNode> shown(FieldReference reference, Validation validation) {
        Optional<ObjectNode> answer = flow.field(reference)
                .map(field -> shown(
                        new Shown(field.name(), field.type().name()),
                        answers(reference.node()).get(reference.field())));
        return answer.or(() -> flow.file(reference)
                        .map(file -> shown(new Shown(file.name(), DocumentNode.TYPE), names(reference.node(), file))))
                .map(body -> body.put("fieldId", validation.nameOf(reference)));
    }

    private record Shown(String name, String type) {}

    private static ObjectNode shown(Shown field, Value value) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("name", field.name());
        body.put("type", field.type());
        JsonWriter.put(body, "value", value);
        return body;
    }

    /** In the place of each file, where it is found: the status holds nothing large. */
    private Value names(NodeId node, FileField file) {
        Set<String> keys = execution.data().files().getOrDefault(node, Map.of()).keySet();
        return file.sent(keys, key -> node.name() + "." + key);
    }

    private Value.Context answers(NodeId form) {
        return redaction.reviewed(form, execution.data().values().getOrDefault(form, Value.Context.EMPTY));
    }
}
