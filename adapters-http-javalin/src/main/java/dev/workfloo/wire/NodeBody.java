package dev.workfloo.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.application.port.in.ExecutionDetail;
import dev.workfloo.definition.DocumentNode;
import dev.workfloo.definition.Node;
import dev.workfloo.execution.AutomaticEvent;
import dev.workfloo.execution.ConnectorEvent;
import dev.workfloo.execution.DocumentEvent;
import dev.workfloo.execution.ExecutionEvent.NodeEvent;
import dev.workfloo.execution.ExecutionEvent.NodeFailed;
import dev.workfloo.execution.FormEvent;
import dev.workfloo.execution.FormEvent.FormAnswered;
import dev.workfloo.execution.FormEvent.FormOpened;
import dev.workfloo.execution.NipEvent;
import dev.workfloo.execution.OtpEvent;
import dev.workfloo.execution.ReviewEvent;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.history.NodeRecord;
import dev.workfloo.rule.Value;
import java.time.Instant;

/** What an execution did at one node, as the detail shows it: each family of events has a class that says it. */
record NodeBody(ObjectNode node, Node of, Seen seen) implements NodeEvent.Families<ObjectNode> {

    /**
     * The execution as somebody looks at it.
     *
     * @param at by when it stands so
     * @param shown how much of it they may see
     * @param files what is said of the contents of files
     */
    record Seen(WorkflooExecution execution, Instant at, Redaction shown, FileValues files) {

        /** Of the contents of files nothing. */
        static Seen of(ExecutionDetail detail, Viewer viewer) {
            return of(detail, viewer, FileValues.LEFT_OUT);
        }

        /** Where it has ended nothing more is waited for. */
        static Seen of(ExecutionDetail detail, Viewer viewer, FileValues files) {
            WorkflooExecution execution = detail.execution();
            Instant at = execution.position().outcome().isPresent() ? execution.modifiedAt() : detail.at();
            return new Seen(execution, at, Redaction.of(detail, viewer), files);
        }
    }

    static ObjectNode of(NodeRecord record, Node node, Seen seen) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", node.id().name());
        body.put("name", node.name());
        body.put("type", node.type());
        body.put("created", record.created().toString());
        body.put("modified", record.modified().toString());
        NodeBody trail = new NodeBody(body, node, seen);
        record.events().forEach(event -> event.fold(trail));
        return body;
    }

    @Override
    public ObjectNode form(FormEvent event) {
        return event.fold(new Filled(node, seen));
    }

    @Override
    public ObjectNode automatic(AutomaticEvent event) {
        return event.fold(new AutomaticBody(node, seen));
    }

    @Override
    public ObjectNode nip(NipEvent event) {
        return event.fold(new NipBody(node));
    }

    @Override
    public ObjectNode connector(ConnectorEvent event) {
        return event.fold(new CallBody(node, seen.execution(), seen.shown()));
    }

    @Override
    public ObjectNode review(ReviewEvent event) {
        return event.fold(new ReviewBody(node));
    }

    @Override
    public ObjectNode document(DocumentEvent event) {
        return event.fold(new FilesBody(node, (DocumentNode) of, seen));
    }

    @Override
    public ObjectNode otp(OtpEvent event) {
        return event.fold(new OtpBody(node));
    }

    @Override
    public ObjectNode nodeFailed(NodeFailed event) {
        node.withObjectProperty("detail").put("errorMessage", event.reason()).put("status", "ERROR");
        return node;
    }

    private record Filled(ObjectNode node, Seen seen) implements FormEvent.Cases<ObjectNode> {

        @Override
        public ObjectNode formOpened(FormOpened event) {
            node.putObject("form").putObject("fields");
            return node;
        }

        /** What counts now: some of it may have been corrected since. */
        @Override
        public ObjectNode formAnswered(FormAnswered event) {
            Value.Context answers = seen.execution().data().values().getOrDefault(event.node(), event.answers());
            JsonWriter.put(node.putObject("form"), "fields", seen.shown().answers(event.node(), answers));
            return node;
        }
    }
}
